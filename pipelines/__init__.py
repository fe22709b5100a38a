"""Load, build, protect and publish: files in, immutable published files out."""

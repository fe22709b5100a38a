"""Statistics and the sentences that say them. Pure: frames and arrays in, frames and text out."""

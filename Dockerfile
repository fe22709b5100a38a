# The dashboard alone: it reads published files and nothing else. Build them outside, with
# `python -m pipelines build`, and mount the folder `published/` (compose.yaml does).
FROM python:3.11-slim-bookworm

# Chromium makes the PNG and SVG pictures; without it charts still have their tables and CSV.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends chromium \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 stage \
    && install --directory --owner stage /journal

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.txt
COPY .streamlit .streamlit
COPY pipelines/__init__.py pipelines/errors.py pipelines/
COPY dashboard dashboard

USER stage
ENV BROWSER_PATH=/usr/bin/chromium \
    PYTHONDONTWRITEBYTECODE=1 \
    WIDER_STAGE_PUBLISHED=/published
EXPOSE 8501
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=3)"]
# Inside the container every address; outside, only what compose.yaml publishes: 127.0.0.1.
CMD ["python", "-m", "streamlit", "run", "dashboard/app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]

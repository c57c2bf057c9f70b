# One image for web, workers and clock; docker-compose.yml says which command each runs.
FROM node:22-bookworm-slim AS node

FROM python:3.13-slim-trixie AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /app
RUN python -m venv /venv
COPY requirements-production.lock ./
RUN /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-production.lock
COPY . .
# Only names, so that the settings can be read; nothing of it stays in the image.
RUN PATH="/venv/bin:$PATH" python -m wijkaanpak.assets \
 && PATH="/venv/bin:$PATH" python -m wijkaanpak.translations \
 && DEBUG=false SECRET_KEY=only-to-collect-the-static-files-of-this-image-nothing-else \
    ENCRYPTION_KEYS=only-to-collect-the-static-files-of-this-image-and-encrypts-nothing \
    ALLOWED_HOSTS=build.invalid SITE_URL=https://build.invalid MAIL_FROM=build@build.invalid \
    SECURITY_CONTACT=mailto:build@build.invalid \
    DATABASE_URL=postgres://build@build.invalid/build REDIS_URL=redis://build.invalid EMAIL_URL=consolemail:// \
    /venv/bin/python manage.py collectstatic --no-input \
 && rm -rf node_modules demo tests bench \
 # What is compiled now need not be when a container starts, which may not write here.
 && /venv/bin/python -m compileall -q -j 0 .

FROM python:3.13-slim-trixie
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core \
    postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin wijkaanpak \
 && install -d -o wijkaanpak -g wijkaanpak /media /odata /backups /beat
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp DEBUG=false MEDIA_ROOT=/media ODATA_FOLDER=/odata
USER wijkaanpak
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "docker/healthy.py"]
CMD ["gunicorn", "wijkaanpak.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--preload", "--worker-tmp-dir", "/dev/shm"]

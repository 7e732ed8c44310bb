package dev.serval.middleware;

/// The priorities of the ready-made middleware within their phases: the order in which one of them
/// must be outside the other, in one place.
final class Place {
  // Phase.ORIGIN
  static final int TRUSTED_PROXIES = -100;
  static final int REQUEST_ID = -90;

  // Phase.OBSERVATION
  static final int ACCESS_LOG = -100;

  // Phase.PROTECTION: first the fields that refusals need too, then refusals, the cheapest first.
  static final int SECURE_HEADERS = -100;
  static final int HSTS = -95;
  static final int CORS = -90;
  static final int TRUSTED_HOSTS = -80;
  static final int HTTPS = -70;
  static final int CSRF = -60;
  static final int RATE_LIMIT = -50;
  static final int CONCURRENCY_LIMIT = -40;
  static final int TIMEOUT = -30;

  // Phase.ENCODING: what leaves is tagged before it is compressed.
  static final int COMPRESSION = -100;
  static final int ETAGS = -90;
  static final int DECOMPRESSION = -80;

  // Phase.HANDLING: nobody is answered from a store who was not let in before.
  static final int RESPONSE_CACHE = -100;
  static final int IDEMPOTENCY_KEYS = -90;

  private Place() {}
}

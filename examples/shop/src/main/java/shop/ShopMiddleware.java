package shop;

import dev.serval.Middleware;
import dev.serval.metrics.Metrics;
import dev.serval.middleware.AccessLog;
import dev.serval.middleware.Compression;
import dev.serval.middleware.ConcurrencyLimit;
import dev.serval.middleware.Cors;
import dev.serval.middleware.Csrf;
import dev.serval.middleware.Decompression;
import dev.serval.middleware.Hsts;
import dev.serval.middleware.RequestId;
import dev.serval.middleware.SecureHeaders;
import dev.serval.middleware.Timeout;
import dev.serval.middleware.TrustedHosts;
import dev.serval.middleware.TrustedProxies;
import java.util.ArrayList;
import java.util.List;

/// What stands around everything. The order here means nothing: each knows its phase.
final class ShopMiddleware {
  private ShopMiddleware() {}

  static Middleware[] around(ShopSettings settings, Metrics metrics) {
    String[] origins = settings.origins().toArray(String[]::new);
    List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1"));
    hosts.addAll(settings.hosts());
    settings.adminHost().ifPresent(hosts::add);
    List<Middleware> all =
        new ArrayList<>(
            List.of(
                RequestId.standard(),
                AccessLog.standard(),
                metrics,
                SecureHeaders.standard(),
                Hsts.standard(),
                TrustedHosts.of(hosts.toArray(String[]::new)),
                ConcurrencyLimit.of(settings.limits().requests()),
                Timeout.after(settings.limits().timeout()),
                Compression.standard(),
                Decompression.standard()));
    if (origins.length == 0) {
      all.add(Csrf.standard());
    } else {
      all.add(Csrf.standard().alsoFrom(origins));
      all.add(Cors.allow(origins).exposed("ETag", "RateLimit"));
    }
    if (!settings.proxies().isEmpty()) {
      all.add(TrustedProxies.of(settings.proxies().toArray(String[]::new)).withPrefix());
    }
    return all.toArray(Middleware[]::new);
  }

  /// Pages load nothing but what the shop itself serves.
  static Middleware pages() {
    return SecureHeaders.standard()
        .contentSecurityPolicy("default-src 'self'; form-action 'self'; frame-ancestors 'none'");
  }
}

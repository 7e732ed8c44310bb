package shop;

import dev.serval.Middleware;
import dev.serval.metrics.Metrics;
import dev.serval.middleware.RateLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// What the applications of the shop share.
record ShopParts(
    ShopSettings settings,
    UserStore users,
    Store store,
    Metrics metrics,
    Outbox outbox,
    SignIn signIn) {

  /// How often one address may try to sign in, since each try costs memory and time.
  Middleware signInLimit() {
    return RateLimit.of(settings.limits().signIns(), Duration.ofMinutes(1)).named("sign-in");
  }

  /// Fails while pictures cannot be kept.
  void check() throws IOException {
    if (!Files.isWritable(settings.data())) {
      throw new IOException("The data directory cannot be written to");
    }
  }

  /// Makes what has to be there before the first request.
  void open() throws IOException {
    Files.createDirectories(settings.data());
    users.add(settings.admin().name(), Role.ADMIN, settings.admin().password().reveal());
    Transaction opening = store.begin();
    opening.add(new NewProduct("Teapot", 2_450, 12));
    opening.add(new NewProduct("Cup & saucer", 890, 60));
    opening.add(new NewProduct("Strainer", 450, 1));
    opening.commit();
  }
}

package fastapi.advanced;

import dev.serval.App;
import dev.serval.Post;
import dev.serval.Webhooks;
import java.math.BigDecimal;
import java.time.Instant;

/// What the application sends by itself.
final class ShopWebhooks {
  private ShopWebhooks() {}

  // snippet: openapi-webhooks
  record Subscription(String username, BigDecimal monthlyFee, Instant start) {}

  @Webhooks
  interface Events {
    /// Somebody subscribed.
    @Post("/new-subscription")
    void newSubscription(Subscription body);
  }

  static App app() {
    return App.create().webhooks(Events.class);
  }
  // end
}

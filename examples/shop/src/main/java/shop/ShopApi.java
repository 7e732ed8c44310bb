package shop;

import dev.serval.App;
import dev.serval.form.FormLimits;
import dev.serval.metrics.Counter;
import dev.serval.middleware.ETags;
import dev.serval.middleware.IdempotencyKeys;
import dev.serval.middleware.ResponseCache;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.DocsLogin;
import java.time.Duration;

/// The first version of the API, an application of its own with its own document.
final class ShopApi {
  private static final String PREFIX = "/v1";

  private ShopApi() {}

  static App app(ShopParts parts) {
    ShopSettings.Limits limits = parts.settings().limits();
    ResponseCache cache = ResponseCache.ofBytes(16 << 20);
    parts.store().onChange(cache::invalidateAll);
    Counter taken = parts.metrics().counter("shop_orders_total", "Orders that were paid.");
    return App.create()
        .title("Shop")
        .version("1.0.0")
        .description("Tea things. *Authorize* signs in; customers make an account first.")
        .docsLogin(DocsLogin.client("shop-docs").scopes("shop:buy"))
        .webhooks(OrderEvents.class)
        .forms(FormLimits.defaults().withMaxFileSize(limits.picture().bytes()))
        .use(ETags.standard())
        .mount(group ->
            group
                .tag("Accounts")
                .response(ApiResponse.of(429).description("Too many tries"))
                .use(parts.signInLimit())
                .mount(parts.signIn())
                .mount(new Accounts(parts.users())))
        .mount(
            group -> group.use(cache.keeping(Duration.ofSeconds(30))).mount(new Products(PREFIX)))
        .mount(new Pictures(parts.settings().data().resolve("pictures")))
        .mount(new Carts())
        .mount(group ->
            group
                .use(IdempotencyKeys.standard().required())
                .mount(new Orders(PREFIX, Payments.pretended(), parts.outbox(), taken)))
        .mount(new Stock());
  }
}

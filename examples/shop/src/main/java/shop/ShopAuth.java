package shop;

import dev.serval.security.OAuth2;
import dev.serval.security.Scope;

/// Takes a parameter from the token that `POST /v1/token` gave out.
@OAuth2(
    flow = OAuth2.Flow.PASSWORD,
    tokenUrl = "/v1/token",
    realm = "shop",
    description = "Sign in with name and password.",
    scopes = {
      @Scope(name = "shop:buy", description = "Order what is in the cart"),
      @Scope(name = "shop:stock", description = "Change products"),
      @Scope(name = "shop:admin", description = "Change users")
    })
@interface ShopAuth {}

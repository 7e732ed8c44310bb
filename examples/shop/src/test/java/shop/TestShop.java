package shop;

import dev.serval.settings.Settings;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestRequest;
import java.nio.file.Path;
import java.util.Map;

/// A shop for tests, and people who call it.
final class TestShop {
  static final String PASSWORD = "correct horse battery";
  static final String METRICS = "a-token-for-tests";
  static final String PARTNER = "a-key-for-tests-too";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private TestShop() {}

  static ShopSettings settings(Path data, String... arguments) {
    return Settings.of(ShopSettings.class)
        .directory(data)
        .environment(
            Map.of(
                "SHOP_TOKEN_SECRET", SECRET,
                "SHOP_SESSION_SECRET", SECRET,
                "SHOP_METRICS_TOKEN", METRICS,
                "SHOP_PARTNER_KEY", PARTNER,
                "SHOP_ADMIN_PASSWORD", PASSWORD,
                "SHOP_DATA", data.toString()))
        .arguments(arguments)
        .load();
  }

  /// Makes a customer and signs in.
  static String customer(TestApi calls, String name) {
    calls
        .post("/v1/accounts")
        .json("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))
        .expect(201);
    return signIn(calls, name);
  }

  static String admin(TestApi calls) {
    return signIn(calls, "admin");
  }

  static String signIn(TestApi calls, String name) {
    SignIn.Token token = password(calls, name, PASSWORD).expect(200).as(SignIn.Token.class);
    return "Bearer " + token.accessToken();
  }

  static TestRequest password(TestApi calls, String name, String password) {
    return calls
        .post("/v1/token")
        .form("grant_type", "password")
        .form("username", name)
        .form("password", password);
  }
}

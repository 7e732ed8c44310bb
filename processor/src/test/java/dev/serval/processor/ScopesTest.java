package dev.serval.processor;

import dev.serval.App;
import dev.serval.testing.TestClient;
import java.lang.reflect.Method;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That no way leads around the scopes of the golden case `scopes`.
final class ScopesTest {
  private static TestClient client = TestClient.of(App.create());

  @BeforeAll
  static void start() throws ReflectiveOperationException {
    Method app = RoutesTest.make("scopes", "shop.Vault").getClass().getDeclaredMethod("app");
    app.setAccessible(true);
    client = TestClient.of((App) app.invoke(null));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  private static void expect(int status, String path, String field, String value) {
    client.get(path).header(field, value).expect(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/vault/inherited", "/vault/own"})
  void demandsWhatIsSaidOnASuperclassAndAnInterface(String path) {
    expect(403, path, "Authorization", "Bearer look");
    expect(403, path, "Authorization", "Bearer open");
    expect(200, path, "Authorization", "Bearer look_open");
  }

  @Test
  void asksEachOfSeveralAlternativesForAllScopes() {
    expect(403, "/vault/either", "Authorization", "Bearer open");
    expect(403, "/vault/either", "X-Key", "none");
    expect(200, "/vault/either", "X-Key", "look_open");
    client.get("/vault/either").expect(401);
  }

  @Test
  void asksOnlyTheSchemeOfAScopeWhereItsCredentialsHaveToBeThere() {
    client
        .get("/vault/both")
        .header("Authorization", "Bearer look_open")
        .header("X-Key", "none")
        .expect(200);
  }

  @Test
  void takesAProviderThatFoundNobodyForOneThatWasGrantedNothing() {
    expect(200, "/vault/nobody", "Authorization", "Bearer look_open");
    expect(403, "/vault/nobody", "X-Key", "none");
    expect(403, "/vault/nobody", "X-Key", "look_open");
    client.get("/vault/nobody").expect(401);
  }
}

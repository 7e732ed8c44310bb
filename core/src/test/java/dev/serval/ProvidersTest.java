package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Which object serves a dependency.
final class ProvidersTest {
  static class Auth {}

  static final class FakeAuth extends Auth {}

  static final class OtherAuth extends Auth {}

  private final Providers providers = new Providers();

  @Test
  void findsTheObjectOfAClass() {
    Auth auth = new Auth();
    providers.add(new FakeAuth());
    providers.add(auth);

    assertThat(providers.get(Auth.class)).isSameAs(auth);
  }

  @Test
  void findsTheOnlyObjectOfASubclass() {
    FakeAuth fake = new FakeAuth();
    providers.add(fake);

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void takesTheOneThatOverrides() {
    FakeAuth fake = new FakeAuth();
    providers.add(new Auth());
    providers.override(Auth.class, fake);

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void refusesTwoObjectsOfOneClass() {
    providers.add(new Auth());

    assertThatThrownBy(() -> providers.add(new Auth()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("provided already");
  }

  @Test
  void refusesToChooseBetweenSubclasses() {
    providers.add(new FakeAuth());
    providers.add(new OtherAuth());

    assertThatThrownBy(() -> providers.get(Auth.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FakeAuth")
        .hasMessageContaining("OtherAuth")
        .hasMessageContaining("app.override(Auth.class");
  }

  @Test
  void saysWhatToWriteWhenThereIsNone() {
    assertThatThrownBy(() -> providers.get(Auth.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("app.provide(new Auth(");
  }
}

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
  void overridesWhatIsProvidedLater() {
    FakeAuth fake = new FakeAuth();
    providers.override(Auth.class, fake);
    providers.add(new Auth());
    providers.checkOverrides();

    assertThat(providers.get(Auth.class)).isSameAs(fake);
  }

  @Test
  void overridesByASuperclassOfWhatIsProvided() {
    OtherAuth other = new OtherAuth();
    providers.add(new FakeAuth());
    providers.override(Auth.class, other);
    providers.checkOverrides();

    assertThat(providers.get(Auth.class)).isSameAs(other);
  }

  @Test
  void refusesToOverrideWhatIsNotProvided() {
    App app = App.create().provide(new OtherAuth()).override(FakeAuth.class, new FakeAuth());

    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "override: expected an object of dev.serval.ProvidersTest$FakeAuth to be provided,"
                + " found none; write app.provide(new FakeAuth(…)) too");
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

  @Test
  void takesSeveralAtOnce() {
    App app =
        App.create()
            .provide("one", 2)
            .mount((Group group) ->
                assertThat(group.provider(String.class) + group.provider(Integer.class))
                    .isEqualTo("one2"));
    assertThat(app.handler()).isNotNull();
    assertThatThrownBy(() -> App.create().provide("one", "two"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("provided already");
  }
}

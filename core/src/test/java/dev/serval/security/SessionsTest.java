// What sessions keep, for how long, and what becomes of cookies that somebody changed.
package dev.serval.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Cookie;
import dev.serval.json.JsonCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final SessionKey<String> NAME = SessionKey.of("name", String.class);
  private static final SessionKey<Integer> COUNT = SessionKey.of("name", Integer.class);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MemorySessionStore store = new MemorySessionStore(100, () -> now);
  private final List<Session> seen = new ArrayList<>();

  private Sessions sealed() {
    return Sessions.sealed(SECRET).clock(() -> now);
  }

  private Sessions stored() {
    return Sessions.stored(store).clock(() -> now);
  }

  static Stream<Boolean> both() {
    return Stream.of(true, false);
  }

  private App app(Sessions sessions) {
    return App.create()
        .use(sessions)
        .get("/name", r -> Response.text(Session.of(r).get(NAME).orElse("-")))
        .get("/put/{name}", r -> changed(r, s -> s.put(NAME, r.path("name"))))
        .get("/remove", r -> changed(r, s -> s.remove(NAME)))
        .get("/renew", r -> changed(r, Session::renew))
        .get("/end", r -> changed(r, Session::invalidate))
        .get("/again", r -> changed(r, s -> s.invalidate().put(NAME, "again")))
        .get("/wrong-type", r -> Response.text(Session.of(r).get(COUNT).toString()))
        .get("/many", r -> changed(r, SessionsTest::many))
        .get(
            "/large/{n}",
            r -> changed(r, s -> s.put(NAME, "x".repeat(Integer.parseInt(r.path("n"))))))
        .get(
            "/public",
            r ->
                Response.text(Session.of(r).get(NAME).orElse("-"))
                    .withHeader("Cache-Control", "max-age=1"))
        .get("/plain", r -> Response.text("plain"));
  }

  private static void many(Session session) {
    for (int i = 0; i <= SessionState.MAX_ENTRIES; i++) {
      session.put(SessionKey.of("k" + i, String.class), "v");
    }
  }

  private Response changed(Request request, Consumer<Session> change) {
    Session session = Session.of(request);
    change.accept(session);
    seen.add(session);
    return Response.text(String.valueOf(session.isNew()));
  }

  private Call get(App app, String path, @Nullable String cookie) {
    Call call = Call.get(path);
    return (cookie == null ? call : call.header("Cookie", "__Host-session=" + cookie)).on(app);
  }

  /// The value of the cookie that an answer sets.
  private static String value(Call call) {
    String field = Objects.requireNonNull(call.answered("Set-Cookie"));
    return field.substring(field.indexOf('=') + 1, field.indexOf(';'));
  }

  @ParameterizedTest
  @MethodSource("both")
  void keepsValuesInCookieWithSafeDefaults(boolean sealed) {
    App app = app(sealed ? sealed() : stored());
    Call put = get(app, "/put/ann", null);
    assertThat(put.text()).isEqualTo("true");
    assertThat(put.answered("Set-Cookie"))
        .startsWith("__Host-session=")
        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax")
        .doesNotContain("ann");
    Call read = get(app, "/name", value(put));
    assertThat(read.text()).isEqualTo("ann");
    assertThat(read.answered("Set-Cookie")).isNull();
    assertThat(get(app, "/put/bob", value(put)).text()).isEqualTo("false");
  }

  @ParameterizedTest
  @MethodSource("both")
  void leavesResponsesAloneThatDidNotAsk(boolean sealed) {
    App app = app(sealed ? sealed() : stored());
    Call plain = get(app, "/plain", value(get(app, "/put/ann", null)));
    assertThat(plain.answered("Set-Cookie")).isNull();
    assertThat(plain.answered("Cache-Control")).isNull();
  }

  @Test
  void keepsAnswersOutOfSharedCaches() {
    App app = app(sealed());
    assertThat(get(app, "/put/ann", null).answered("Cache-Control")).isEqualTo("private");
    assertThat(get(app, "/name", null).answered("Cache-Control")).isEqualTo("private");
    assertThat(get(app, "/public", null).answered("Cache-Control")).isEqualTo("max-age=1");
  }

  @Test
  void sealsEachTimeAnewAndOpensNoChangedBit() {
    App app = app(sealed());
    String cookie = value(get(app, "/put/ann", null));
    assertThat(value(get(app, "/put/ann", null))).isNotEqualTo(cookie);
    for (int i = 0; i < cookie.length(); i++) {
      char other = cookie.charAt(i) == 'A' ? 'E' : 'A';
      String forged = cookie.substring(0, i) + other + cookie.substring(i + 1);
      assertThat(get(app, "/name", forged).text()).as("character %d", i).isEqualTo("-");
    }
    assertThat(get(app, "/name", cookie).text()).isEqualTo("ann");
  }

  @Test
  void aRequestThatOnlyReadsOverwritesNoChangeOfAnother() {
    Sessions sessions = stored();
    App writer = app(sessions);
    String cookie = value(get(writer, "/put/ann", null));
    now = now.plus(Duration.ofMinutes(10)); // when its use is to be noted
    App reader =
        App.create()
            .use(sessions)
            .get(
                "/slow",
                r -> {
                  String name = Session.of(r).get(NAME).orElse("-");
                  get(writer, "/put/bob", cookie);
                  return Response.text(name);
                });
    assertThat(get(reader, "/slow", cookie).text()).isEqualTo("ann");
    assertThat(get(writer, "/name", cookie).text()).isEqualTo("bob");
  }

  @Test
  void keepsNoSessionThatEndsWhileTheHandlerRuns() {
    List<Duration> times = new ArrayList<>();
    SessionStore noting =
        new SessionStore() {
          @Override
          public byte @Nullable [] load(String id) {
            return store.load(id);
          }

          @Override
          public void create(String id, byte[] data, Duration timeToLive) {
            store.create(id, data, timeToLive);
          }

          @Override
          public boolean replace(String id, byte[] data, Duration timeToLive) {
            times.add(timeToLive);
            return store.replace(id, data, timeToLive);
          }

          @Override
          public void delete(String id) {
            store.delete(id);
          }
        };
    Sessions sessions = Sessions.stored(noting).clock(() -> now);
    String cookie = value(get(app(sessions), "/put/ann", null));
    App slow =
        App.create()
            .use(sessions)
            .get(
                "/slow",
                r -> {
                  Session.of(r).put(NAME, "bob");
                  now = now.plus(Duration.ofHours(13));
                  return Response.text("late");
                });
    assertThat(get(slow, "/slow", cookie).text()).isEqualTo("late");
    assertThat(times).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("both")
  void takesGarbageForNewSession(boolean sealed) {
    App app = app(sealed ? sealed() : stored());
    for (String garbage :
        List.of(
            "",
            "a",
            "%%%",
            "AQ",
            "A".repeat(43),
            "A".repeat(100),
            "A".repeat(9000),
            "=",
            "a.b.c")) {
      Call call = get(app, "/name", garbage);
      assertThat(call.status()).isEqualTo(200);
      assertThat(call.text()).isEqualTo("-");
    }
  }

  @Test
  void opensWithOlderSecretsAndSealsWithTheFirst() {
    String old = value(get(app(sealed()), "/put/ann", null));
    App rotated = app(Sessions.sealed(OTHER, SECRET).clock(() -> now));
    assertThat(get(rotated, "/name", old).text()).isEqualTo("ann");
    String fresh = value(get(rotated, "/put/bob", old));
    assertThat(get(app(sealed()), "/name", fresh).text()).isEqualTo("-");
    assertThat(get(app(Sessions.sealed(OTHER).clock(() -> now)), "/name", fresh).text())
        .isEqualTo("bob");
    assertThat(get(app(Sessions.sealed(OTHER).clock(() -> now)), "/name", old).text())
        .isEqualTo("-");
  }

  @Test
  void refusesSecretsThatAreShortOrTooMany() {
    assertThatThrownBy(() -> Sessions.sealed("x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
    assertThatThrownBy(() -> Sessions.sealed(SECRET, "short"))
        .isInstanceOf(IllegalArgumentException.class);
    String[] seven = new String[7];
    Arrays.fill(seven, OTHER);
    assertThat(Sessions.sealed(SECRET, seven)).isNotNull();
    String[] eight = new String[8];
    Arrays.fill(eight, OTHER);
    assertThatThrownBy(() -> Sessions.sealed(SECRET, eight))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void isOverAfterTheTimeWithoutRequest(boolean sealed) {
    App app = app(sealed ? sealed() : stored());
    String cookie = value(get(app, "/put/ann", null));
    now = now.plus(Duration.ofMinutes(2));
    Call soon = get(app, "/name", cookie);
    assertThat(soon.answered("Set-Cookie")).isNull();
    now = now.plus(Duration.ofMinutes(27)).plusSeconds(59);
    assertThat(get(app, "/plain", cookie).answered("Set-Cookie")).isNull();
    Call late = get(app, "/name", cookie);
    assertThat(late.text()).isEqualTo("ann");
    String next = sealed ? value(late) : cookie;
    now = now.plus(Duration.ofMinutes(29));
    assertThat(get(app, "/name", next).text()).isEqualTo("ann");
    now = now.plus(Duration.ofMinutes(31));
    assertThat(get(app, "/name", next).text()).isEqualTo("-");
  }

  @ParameterizedTest
  @MethodSource("both")
  void isOverAfterItsLifetimeWhateverTheRequests(boolean sealed) {
    App app = app((sealed ? sealed() : stored()).lifetime(Duration.ofHours(1)));
    String cookie = value(get(app, "/put/ann", null));
    for (int minutes = 0; minutes < 50; minutes += 25) {
      now = now.plus(Duration.ofMinutes(25));
      Call call = get(app, "/name", cookie);
      assertThat(call.text()).isEqualTo("ann");
      cookie = sealed ? value(call) : cookie;
    }
    now = now.plus(Duration.ofMinutes(10));
    assertThat(get(app, "/name", cookie).text()).isEqualTo("-");
  }

  @Test
  void refusesSessionsFromTheFuture() {
    App app = app(sealed());
    String cookie = value(get(app, "/put/ann", null));
    now = now.minus(Duration.ofMinutes(2));
    assertThat(get(app, "/name", cookie).text()).isEqualTo("-");
  }

  @Test
  void renewsTheIdAndForgetsTheOldOne() {
    App app = app(stored());
    String planted = value(get(app, "/put/ann", null));
    String renewed = value(get(app, "/renew", planted));
    assertThat(renewed).isNotEqualTo(planted);
    assertThat(get(app, "/name", renewed).text()).isEqualTo("ann");
    assertThat(get(app, "/name", planted).text()).isEqualTo("-");
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void neverTakesAnIdThatTheBrowserMadeUp() {
    App app = app(stored());
    String madeUp = "A".repeat(43);
    assertThat(value(get(app, "/put/ann", madeUp))).isNotEqualTo(madeUp);
    assertThat(get(app, "/name", madeUp).text()).isEqualTo("-");
  }

  @Test
  void endsInTheStoreAndInTheBrowser() {
    App app = app(stored());
    String cookie = value(get(app, "/put/ann", null));
    Call end = get(app, "/end", cookie);
    assertThat(end.answered("Set-Cookie"))
        .isEqualTo("__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    assertThat(get(app, "/name", cookie).text()).isEqualTo("-");
    assertThat(store.size()).isZero();
    assertThat(get(app, "/end", null).answered("Set-Cookie")).isNull();
  }

  @Test
  void endsWhenTheLastValueIsTakenAway() {
    App app = app(sealed());
    String cookie = value(get(app, "/put/ann", null));
    assertThat(get(app, "/remove", cookie).answered("Set-Cookie")).contains("Max-Age=0");
  }

  @Test
  void beginsNewSessionAfterTheEnd() {
    App app = app(stored());
    String cookie = value(get(app, "/put/ann", null));
    String next = value(get(app, "/again", cookie));
    assertThat(get(app, "/name", next).text()).isEqualTo("again");
    assertThat(get(app, "/name", cookie).text()).isEqualTo("-");
  }

  @Test
  void bringsNoEndedSessionBack() {
    App app =
        app(stored())
            .get(
                "/race",
                r -> {
                  Session session = Session.of(r).put(NAME, "raced");
                  get(app(stored()), "/end", r.cookie("__Host-session"));
                  return Response.text(session.toString());
                });
    String cookie = value(get(app(stored()), "/put/ann", null));
    Call race = get(app, "/race", cookie);
    assertThat(race.text()).isEqualTo("Session[1 values]");
    assertThat(race.answered("Set-Cookie")).isNull();
    assertThat(store.size()).isZero();
  }

  @Test
  void keepsHashesOfIdsOnly() {
    Set<String> ids = new HashSet<>();
    SessionStore spy =
        new SessionStore() {
          @Override
          public byte @Nullable [] load(String id) {
            ids.add(id);
            return store.load(id);
          }

          @Override
          public void create(String id, byte[] data, Duration timeToLive) {
            ids.add(id);
            assertThat(timeToLive).isEqualTo(Duration.ofMinutes(30));
            store.create(id, data, timeToLive);
          }

          @Override
          public boolean replace(String id, byte[] data, Duration timeToLive) {
            return store.replace(id, data, timeToLive);
          }

          @Override
          public void delete(String id) {
            store.delete(id);
          }
        };
    App app = app(Sessions.stored(spy).clock(() -> now));
    String cookie = value(get(app, "/put/ann", null));
    assertThat(get(app, "/name", cookie).text()).isEqualTo("ann");
    assertThat(cookie).hasSize(43);
    assertThat(ids).hasSize(1).doesNotContain(cookie).allMatch(id -> id.length() == 43);
  }

  @Test
  void boundsWhatIsKept() {
    App app = app(sealed());
    assertThat(get(app, "/large/2900", null).status()).isEqualTo(200);
    assertThat(get(app, "/large/3000", null).status()).isEqualTo(500);
    App inStore = app(stored());
    assertThat(get(inStore, "/large/60000", null).status()).isEqualTo(200);
    assertThat(get(inStore, "/large/66000", null).status()).isEqualTo(500);
    assertThat(get(inStore, "/many", null).status()).isEqualTo(500);
  }

  @Test
  void readsNothingThatDoesNotFitTheType() {
    App app = app(sealed());
    assertThat(get(app, "/wrong-type", value(get(app, "/put/ann", null))).text())
        .isEqualTo("Optional.empty");
    assertThat(new SessionKey<>("k", JsonCodecs.STRING).read(new byte[] {'{'})).isNull();
  }

  @Test
  void refusesChangesAfterTheHandlerReturned() {
    get(app(sealed()), "/put/ann", null);
    assertThatThrownBy(() -> seen.getFirst().put(NAME, "late"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhatToWriteWhereThereAreNoSessions() {
    App app = App.create().get("/", r -> Response.text(Session.of(r).toString()));
    assertThat(get(app, "/", null).status()).isEqualTo(500);
  }

  @Test
  void canBeTriedWithoutTls() {
    App app = app(sealed().insecure().sameSite(Cookie.SameSite.STRICT));
    String field = get(app, "/put/ann", null).answered("Set-Cookie");
    assertThat(field).startsWith("session=").endsWith("; Path=/; HttpOnly; SameSite=Strict");
    String sealedForOther = value(get(app(sealed()), "/put/ann", null));
    Call call = Call.get("/name").header("Cookie", "session=" + sealedForOther).on(app);
    assertThat(call.text()).as("a cookie of another name").isEqualTo("-");
  }

  @Test
  void refusesTimesAndNamesThatMakeNoSense() {
    assertThatThrownBy(() -> sealed().idle(Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sealed().lifetime(Duration.ofMinutes(29)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SessionKey.of("", String.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SessionKey.of("x".repeat(65), String.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MemorySessionStore(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void storeForgetsTheLeastUsedBeyondItsBound() {
    MemorySessionStore small = new MemorySessionStore(2, () -> now);
    Duration hour = Duration.ofHours(1);
    small.create("a", new byte[] {1}, hour);
    small.create("b", new byte[] {2}, hour);
    assertThat(small.load("a")).containsExactly(1);
    small.create("c", new byte[] {3}, hour);
    assertThat(small.load("b")).isNull();
    assertThat(small.load("a")).isNotNull();
    assertThat(small.size()).isEqualTo(2);
    now = now.plus(hour);
    assertThat(small.load("a")).isNull();
    assertThat(small.replace("c", new byte[] {4}, hour)).isFalse();
  }

  @Test
  void storeForgetsWhatIsOverBeforeWhatIsNot() {
    MemorySessionStore small = new MemorySessionStore(2, () -> now);
    small.create("long", new byte[] {1}, Duration.ofHours(2));
    small.create("short", new byte[] {2}, Duration.ofHours(1));
    now = now.plus(Duration.ofHours(1));
    small.create("new", new byte[] {3}, Duration.ofHours(1));
    assertThat(small.load("long")).isNotNull();
  }

  @Test
  void readsNoBrokenState() {
    SessionState state = new SessionState(now, now, Map.of("a", new byte[] {1, 2}));
    byte[] bytes = state.toBytes();
    assertThat(SessionState.of(bytes)).isNotNull();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(SessionState.of(Arrays.copyOf(bytes, length))).isNull();
    }
    bytes[0] = 2;
    assertThat(SessionState.of(bytes)).isNull();
  }
}

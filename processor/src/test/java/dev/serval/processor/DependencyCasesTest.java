package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.testing.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Unusual but legal ways to ask for a guard or a dependency: none is overlooked, and none makes
/// code that does not compile.
final class DependencyCasesTest {
  private static final String ROLES =
      """
      package a;
      import dev.serval.*;
      import java.lang.annotation.*;

      @Retention(RetentionPolicy.CLASS)
      @Depends(Roles.class)
      @Repeatable(HasRoles.class)
      @interface HasRole { String value(); }

      @Retention(RetentionPolicy.CLASS)
      @interface HasRoles { HasRole[] value(); }

      @HasRole("chief")
      @Depends(Open.class)
      @interface ChiefAtWork {}

      @Depends(Open.class)
      @Depends(Awake.class)
      @interface AtWork {}

      final class Log { static final StringBuilder TEXT = new StringBuilder(); }

      final class Roles {
        @Provides void check(@Argument String value) { Log.TEXT.append(value).append(' '); }
      }

      final class Open {
        @Provides void check() { Log.TEXT.append("open "); }
      }

      final class Awake {
        @Provides void check() { Log.TEXT.append("awake "); }
      }
      """;

  private static String asked(String resource) throws ReflectiveOperationException {
    Compilation compilation =
        Compilation.of(
            Map.of(
                "a/HasRole.java",
                ROLES,
                "a/Desk.java",
                "package a;\nimport dev.serval.*;\n" + resource));
    assertThat(faults(compilation)).isEmpty();
    ClassLoader loader = compilation.load();
    App app = App.create().docs(false).mount(make(loader, "a.Desk"));
    for (String name : new String[] {"a.Roles", "a.Open", "a.Awake"}) {
      app.provide(make(loader, name));
    }
    try (TestClient client = TestClient.of(app)) {
      client.get("/desk").expect(200);
    }
    var log = Class.forName("a.Log", true, loader).getDeclaredField("TEXT");
    log.setAccessible(true);
    return log.get(null).toString().strip();
  }

  /// What the compiler says, but that several classes are in one file.
  private static List<String> faults(Compilation compilation) {
    return compilation.messages().stream()
        .filter(message -> !message.contains("auxiliary class"))
        .toList();
  }

  private static Object make(ClassLoader loader, String name) throws ReflectiveOperationException {
    var constructor = Class.forName(name, true, loader).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  @Test
  void asksEachOfARepeatedAnnotation() throws ReflectiveOperationException {
    assertThat(
            asked(
                """
                @HasRole("one") @HasRole("two")
                final class Desk {
                  @Get("/desk") @HasRole("three") @HasRole("four") String all() { return "x"; }
                }
                """))
        .isEqualTo("one two three four");
  }

  @Test
  void asksWhatAnAnnotationOnAnAnnotationAsksFor() throws ReflectiveOperationException {
    assertThat(
            asked(
                """
                final class Desk {
                  @Get("/desk") @ChiefAtWork @AtWork String all() { return "x"; }
                }
                """))
        .isEqualTo("chief open awake");
  }

  /// An application with routes of `a.Desk`, and what its groups may demand.
  private static App guarded(String resource, String guard) throws ReflectiveOperationException {
    Compilation compilation =
        Compilation.of(
            Map.of(
                "a/HasRole.java",
                ROLES,
                "a/Desk.java",
                "package a;\nimport dev.serval.*;\n" + resource));
    assertThat(faults(compilation)).isEmpty();
    ClassLoader loader = compilation.load();
    App app = App.create().docs(false).mount(make(loader, "a.Desk"));
    for (String name : new String[] {"a.Roles", "a.Open", "a.Awake"}) {
      app.provide(make(loader, name));
    }
    return app.guard(Class.forName(guard, true, loader));
  }

  private static final String CHIEFS =
      "final class Desk { @Get(\"/desk\") @ChiefAtWork String all() { return \"x\"; } }";

  private static final String CLERKS =
      "final class Desk { @Get(\"/desk\") @HasRole(\"clerk\") @Depends(Awake.class) String all() {"
          + " return \"x\"; } }";

  @Test
  void aGroupDemandsAGuardByItsAnnotationOrByOneThatHasItsArguments()
      throws ReflectiveOperationException {
    for (String guard : new String[] {"a.ChiefAtWork", "a.HasRole", "a.Open"}) {
      assertThat(guarded(CHIEFS, guard).handler()).isNotNull();
    }
    assertThat(guarded(CLERKS, "a.HasRole").handler()).isNotNull();
    App others = guarded(CLERKS, "a.ChiefAtWork");
    assertThatThrownBy(others::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /desk (a.Desk.all)")
        .hasMessageContaining("expected @ChiefAtWork on its method")
        .hasMessageContaining("found @HasRole, @Depends(Awake.class)");
  }

  @Test
  void aClassWhoseGuardTakesArgumentsDemandsNothingAndIsRefused()
      throws ReflectiveOperationException {
    App app = guarded(CLERKS, "a.Roles");
    assertThatThrownBy(app::handler)
        .hasMessageContaining("found @HasRole, @Depends(Awake.class)")
        .hasMessageContaining("guard(HasRole.class)");
  }

  @Test
  void aGuardWhoseAnnotationGeneratedCodeCannotNameIsOneAllTheSame()
      throws ReflectiveOperationException {
    String desk =
        "final class Desk { @Depends(Roles.class) private @interface Mine { String value(); }"
            + " @Get(\"/desk\") @Mine(\"me\") String all() { return \"x\"; } }";
    assertThat(asked(desk)).isEqualTo("me");
    App app = guarded(desk, "a.Roles");
    assertThatThrownBy(app::handler).hasMessageContaining("a.Roles guards");
  }

  @Test
  void keepsTwoUsesWithDifferentArgumentsApart() throws ReflectiveOperationException {
    Compilation compilation =
        Compilation.of(
            "Desk.java",
            """
            import dev.serval.*;

            final class Desk {
              @Get("/desk")
              String all(@Page(10) int small, @Page(20) int large, @Page(10) int same, @Sum int sum) {
                return small + " " + large + " " + same + " " + sum;
              }
            }

            @Depends(Pages.class) @interface Page { int value(); }

            @Depends(Sums.class) @interface Sum {}

            final class Pages {
              private int calls;

              @Provides int size(@Argument int value, @Query("factor") int factor) {
                return value * factor + calls++;
              }
            }

            final class Sums {
              @Provides int sum(@Page(10) int small, @Page(30) int huge) { return small + huge; }
            }
            """);
    assertThat(faults(compilation)).isEmpty();
    ClassLoader loader = compilation.load();
    App app =
        App.create()
            .docs(false)
            .provide(make(loader, "Pages"))
            .provide(make(loader, "Sums"))
            .mount(make(loader, "Desk"));
    try (TestClient client = TestClient.of(app)) {
      client.get("/desk?factor=1").expect(200).expectText("10 21 10 42");
    }
  }

  @Test
  void tellsProvidersOfOneNameApart() {
    Compilation compilation =
        Compilation.of(
            Map.of(
                "a/Auth.java",
                """
                package a;
                import dev.serval.*;
                public final class Auth {
                  @Provides public String user(@Depends(b.Auth.class) int id) { return "u" + id; }
                  @Provides public long user() { return 7; }
                }
                """,
                "b/Auth.java",
                """
                package b;
                import dev.serval.*;
                public final class Auth {
                  @Provides public int user(@Depends(a.Auth.class) long id) { return (int) id; }
                }
                """,
                "c/Desk.java",
                """
                package c;
                import dev.serval.*;
                final class Desk {
                  @Get("/desk") String all(@Depends(a.Auth.class) String user) { return user; }
                }
                """));
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void refusesWhatGeneratedCodeCannotReach() {
    String hidden =
        """
        package b;
        import dev.serval.*;
        public class Base {
          @Provides protected String name() { return "x"; }
        }
        """;
    Compilation inherited =
        Compilation.of(
            Map.of(
                "b/Base.java",
                hidden,
                "a/Desk.java",
                """
                package a;
                import dev.serval.*;
                final class Names extends b.Base {}
                final class Desk {
                  @Get("/desk") String all(@Depends(Names.class) String name) { return name; }
                }
                """));
    assertThat(inherited.messages())
        .singleElement()
        .asString()
        .contains("in reach of generated code");
    Compilation unnamed =
        Compilation.of(
            Map.of(
                "b/Auth.java",
                """
                package b;
                import dev.serval.*;
                public final class Auth {
                  @Provides public Session session() { return new Session(); }
                }
                final class Session {}
                """,
                "a/Desk.java",
                """
                package a;
                import dev.serval.*;
                @Depends(b.Auth.class)
                final class Desk {
                  @Get("/desk") String all() { return "x"; }
                }
                """));
    assertThat(unnamed.messages())
        .singleElement()
        .asString()
        .contains("in reach of generated code");
  }

  @Test
  void refusesGuardsAndLimitsOfAClassThatIsMountedWithTheRoutesOfAnother() {
    Compilation compilation =
        Compilation.of(
            "Users.java",
            """
            import dev.serval.*;

            @Path("/users")
            class Users {
              @Get String all() { return "x"; }
            }

            @Depends(Gate.class) interface Closed {}

            final class AdminUsers extends Users implements Closed {}

            @Depends(Gate.class) @Path("/sound") final class SoundUsers extends Users {}

            @MaxBody(10) final class SmallUsers extends Users {}

            final class PlainUsers extends Users {}

            final class Gate { @Provides void check() {} }
            """);
    assertThat(faults(compilation))
        .satisfiesExactly(
            fault -> assertThat(fault).contains("SRV006", "AdminUsers", "`@Path(\"/…\")`"),
            fault -> assertThat(fault).contains("SRV006", "SmallUsers", "`@Path(\"/…\")`"));
  }

  @Test
  void writesPathsOfMethodsThatDifferInTypeArgumentsAlone() {
    Compilation compilation =
        Compilation.of(
            "Desk.java",
            """
            import dev.serval.*;
            import java.util.List;
            import java.util.Set;

            @Path("/desk")
            final class Desk {
              @Get("/texts") String all(@Query("q") List<String> texts) { return "x"; }

              @Get("/numbers") String all(@Query("q") Set<Integer> numbers) { return "y"; }
            }
            """);
    assertThat(compilation.messages()).isEmpty();
  }
}

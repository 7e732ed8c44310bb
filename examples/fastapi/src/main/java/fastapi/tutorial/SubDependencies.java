package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Cookie;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;
import java.util.Optional;

/// Providers that depend on providers.
@Path("/sub-dependencies")
final class SubDependencies {
  static App app() {
    return App.create().provide(new Words()).mount(new SubDependencies());
  }

  // snippet: sub-dependencies
  record Asked(Optional<String> q) {}

  record Word(String text) {}

  static final class Words {
    private int calls;

    @Provides
    Asked asked(Optional<String> q) {
      calls++;
      return new Asked(q);
    }

    @Provides
    Word word(@Depends(Words.class) Asked asked, @Cookie Optional<String> last) {
      return new Word(asked.q().or(() -> last).orElse("nothing"));
    }
  }

  @Get // asked() is called once; with `fresh = true` it would be called for this use alone
  String read(@Depends(Words.class) Word word, @Depends(Words.class) Asked asked) {
    return word.text() + asked.q().isPresent();
  }

  // end

  static int calls(Words words) {
    return words.calls;
  }
}

import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Events;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.JsonLines;
import dev.serval.LastEventId;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.WebSocket;
import dev.serval.WebSocketSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class Follow {
  record Tick(int number) {}

  record Cursor(String text) {}

  record Fields(@LastEventId @Nullable String since, @Nullable String trace) {}

  record Two(String a, String b) {}

  @Events("/a")
  Stream<Tick> nullable(@LastEventId @Nullable Long since) {
    return Stream.of();
  }

  @Events("/b")
  Stream<Tick> optional(@LastEventId Optional<Cursor> since) {
    return Stream.of();
  }

  @Post("/c")
  @Events
  Stream<Tick> defaulted(@LastEventId @Default("0") long since) {
    return Stream.of();
  }

  @Events("/d")
  Stream<Tick> primitive(@LastEventId long since) {
    return Stream.of();
  }

  @Events("/e")
  Stream<Tick> required(@LastEventId String since) {
    return Stream.of();
  }

  @Events("/f")
  Stream<Tick> several(@LastEventId List<String> since) {
    return Stream.of();
  }

  @Events("/g")
  Stream<Tick> record(@LastEventId @Nullable Two since) {
    return Stream.of();
  }

  @Events("/h")
  Stream<Tick> group(@Header Fields fields) {
    return Stream.of();
  }

  @Get("/i")
  Tick plain(@LastEventId @Nullable Long since) {
    return new Tick(1);
  }

  @Post("/j")
  @JsonLines
  Stream<Tick> lines(@LastEventId @Nullable Long since) {
    return Stream.of();
  }

  @JsonLines("/k")
  Stream<Tick> linesAlone(@LastEventId @Nullable Long since) {
    return Stream.of();
  }

  @WebSocket("/l")
  void socket(@LastEventId @Nullable Long since, WebSocketSession<String, String> session) {}

  @Get("/m")
  Tick provided(@Depends(Resume.class) Tick tick) {
    return tick;
  }

  static final class Resume {
    @Provides
    Tick tick(@LastEventId Optional<Long> since) {
      return new Tick(1);
    }
  }
}

// Files as responses: conditions, ranges, and the names under which they are saved.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.serval.http.ContentDisposition;
import dev.serval.http.Method;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {
  private static final String THEN = "Wed, 01 Jan 2020 00:00:00 GMT";
  private static final String CONTENT = "0123456789".repeat(100);

  @TempDir private Path directory;
  private Path file = Path.of("unset");
  private App app = App.create();

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(directory.resolve("a.txt"), CONTENT);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    app =
        App.create()
            .docs(false)
            .get("/", request -> Response.file(file).withHeader("X-Middleware", "1"))
            .post("/", request -> Response.file(file));
  }

  private Call get(String... fields) {
    return call(Method.GET, fields);
  }

  private Call call(Method method, String... fields) {
    Call call = Call.of(method, "/");
    for (int i = 0; i < fields.length; i += 2) {
      call.header(fields[i], fields[i + 1]);
    }
    return call.on(app);
  }

  private String tag() {
    return Objects.requireNonNull(get().answered("ETag"));
  }

  @Test
  void saysItsVersion() {
    Call call = get();
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.text()).isEqualTo(CONTENT);
    assertThat(call.answered("Accept-Ranges")).isEqualTo("bytes");
    assertThat(call.answered("Last-Modified")).isEqualTo(THEN);
    assertThat(call.answered("ETag")).matches("\"[0-9a-f-]+\"");
    assertThat(call.answered("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(call.answered("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void tagIsWeakWhileTheFileMayChangeUnseen() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(tag()).startsWith("W/");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3)));
    assertThat(tag()).startsWith("\"");
  }

  @Test
  void saysNothingOfAFileWhoseTimeIsMadeUp() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));
    Call call = get("If-Modified-Since", THEN);
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("ETag")).isNull();
    assertThat(call.answered("Last-Modified")).isNull();
    assertThat(get("Range", "bytes=0-1").status()).isEqualTo(206);
  }

  @Test
  void changesTagWithSizeAndTime() throws IOException {
    String before = tag();
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00.001Z")));
    assertThat(tag()).isNotEqualTo(before);
  }

  @Test
  void answersConditions() {
    Call unchanged = get("If-None-Match", tag());
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.answer()).isEmpty();
    assertThat(unchanged.answered("ETag")).isEqualTo(tag());
    assertThat(unchanged.answered("Content-Type")).isNull();
    assertThat(get("If-None-Match", "\"other\"").status()).isEqualTo(200);
    assertThat(get("If-Modified-Since", THEN).status()).isEqualTo(304);
    assertThat(call(Method.HEAD, "If-None-Match", tag()).status()).isEqualTo(304);
    Call failed = get("If-Match", "\"other\"");
    assertThat(failed.status()).isEqualTo(412);
    assertThat(failed.answered("Content-Type")).isEqualTo("application/problem+json");
    assertThat(failed.answered("X-Middleware")).isEqualTo("1");
    assertThat(failed.answered("ETag")).isNull();
    assertThat(call(Method.POST, "If-None-Match", tag()).status()).isEqualTo(200);
  }

  @Test
  void answersOneRange() {
    Call call = get("Range", "bytes=2-4");
    assertThat(call.status()).isEqualTo(206);
    assertThat(call.text()).isEqualTo("234");
    assertThat(call.answered("Content-Range")).isEqualTo("bytes 2-4/1000");
    assertThat(call.announced()).isEqualTo(3);
    assertThat(get("Range", "bytes=998-").text()).isEqualTo("89");
    assertThat(get("Range", "Bytes=-3").text()).isEqualTo("789");
    assertThat(get("Range", "bytes=-9999").text()).isEqualTo(CONTENT);
    assertThat(get("Range", "bytes=990-99999999999999999999").text()).isEqualTo("0123456789");
    assertThat(get("Range", "bytes=2000-,5-5").text()).isEqualTo("5");
  }

  @Test
  void answersSeveralRanges() {
    Call call = get("Range", "bytes=0-1, -2 ,500-502");
    assertThat(call.status()).isEqualTo(206);
    String type = Objects.requireNonNull(call.answered("Content-Type"));
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    String boundary = type.substring(type.indexOf('=') + 1);
    String head = "\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n";
    assertThat(call.text())
        .isEqualTo(
            head
                + "Content-Range: bytes 0-1/1000\r\n\r\n01"
                + head
                + "Content-Range: bytes 998-999/1000\r\n\r\n89"
                + head
                + "Content-Range: bytes 500-502/1000\r\n\r\n012\r\n--"
                + boundary
                + "--\r\n");
    assertThat(call.announced()).isEqualTo(call.answer().length);
    assertThat(call.answered("Content-Range")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=4-2",
        "bytes=+1-2",
        "bytes=1-2-3",
        "bytes 0-1",
        "lines=0-1",
        "bytes=0-10,5-20",
        "bytes=0-499,500-999",
        "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28"
            + ",30-30,32-32",
      })
  void ignoresRangesThatAreNoneOrTooMany(String ranges) {
    Call call = get("Range", ranges);
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.text()).isEqualTo(CONTENT);
  }

  @Test
  void refusesRangeThatIsNotThere() {
    for (String range : new String[] {"bytes=1000-", "bytes=-0", "bytes=2000-3000,4000-"}) {
      Call call = get("Range", range);
      assertThat(call.status()).isEqualTo(416);
      assertThat(call.answered("Content-Range")).isEqualTo("bytes */1000");
      assertThat(call.answered("X-Middleware")).isEqualTo("1");
      assertThat(call.text()).contains("\"status\":416");
    }
  }

  @Test
  void obeysRangeOnlyForTheVersionThatIsMeant() {
    assertThat(get("Range", "bytes=0-1", "If-Range", tag()).status()).isEqualTo(206);
    assertThat(get("Range", "bytes=0-1", "If-Range", "\"other\"").status()).isEqualTo(200);
    assertThat(get("Range", "bytes=0-1", "If-Range", THEN).status()).isEqualTo(206);
    assertThat(get("Range", "bytes=0-1", "If-None-Match", tag()).status()).isEqualTo(304);
    Call head = call(Method.HEAD, "Range", "bytes=0-1");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.announced()).isEqualTo(1000);
    assertThat(head.answer()).isEmpty();
  }

  @Test
  void readsLargeFilesFromTheirPlace() throws IOException {
    Files.writeString(file, CONTENT.repeat(200));
    assertThat(get().text()).isEqualTo(CONTENT.repeat(200));
    assertThat(get("Range", "bytes=100001-150000").text())
        .isEqualTo(CONTENT.repeat(200).substring(100_001, 150_001));
  }

  /// Spring CVE-2020-5398 and CVE-2025-41234: a file name that ends the field, or the quotes.
  @Test
  void cve20205398NameOfAttachmentCannotSplitTheField() {
    for (String name :
        new String[] {"a\r\nSet-Cookie: x=1", "a\nb", "a\0b", "a\u007fb", "a/b", "a\\b", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Response.text("x").withAttachment(name))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Set-Cookie"));
    }
    assertThat(ContentDisposition.attachment("a\"; x=\"b.txt").toString())
        .isEqualTo(
            "attachment; filename=\"a_; x=_b.txt\"; filename*=UTF-8''a%22%3B%20x%3D%22b.txt");
    assertThat(ContentDisposition.inline("prix €.csv").toString())
        .isEqualTo("inline; filename=\"prix _.csv\"; filename*=UTF-8''prix%20%E2%82%AC.csv");
    assertThat(ContentDisposition.attachment("100%.txt").toString())
        .isEqualTo("attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt");
    assertThat(ContentDisposition.attachment("plain.txt").toString())
        .isEqualTo("attachment; filename=\"plain.txt\"");
  }

  @Test
  void savesUnderAName() {
    App download = App.create().docs(false).get("/", request -> Response.download(file, "r.csv"));
    Call call = Call.get("/").on(download);
    assertThat(call.answered("Content-Disposition")).isEqualTo("attachment; filename=\"r.csv\"");
    assertThat(call.answered("Content-Type")).isEqualTo("text/csv; charset=utf-8");
  }

  /// A file that was there when the response was made cannot be opened: nothing was sent by then.
  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=0-1", "bytes=0-1,5-6"})
  void answersAFileThatCannotBeOpenedAsAnyFault(String range) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (int length : new int[] {1, 200}) {
      App unreadable =
          App.create()
              .docs(false)
              .get(
                  "/",
                  request -> {
                    request.identify("id-of-this");
                    request.onAnswered(outcomes::add);
                    Files.writeString(file, CONTENT.repeat(length));
                    Response response = Response.file(file).withHeader("X-Middleware", "1");
                    Files.delete(file);
                    return response;
                  });
      Call call = Call.get("/");
      (range.isEmpty() ? call : call.header("Range", range)).on(unreadable);
      assertThat(call.status()).isEqualTo(500);
      assertThat(call.text()).contains("\"id\":\"id-of-this\"");
      assertThat(call.answered("X-Middleware")).isEqualTo("1");
      assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
      assertThat(call.answered("ETag")).isNull();
    }
    assertThat(outcomes)
        .hasSize(2)
        .allMatch(outcome -> outcome.status().code() == 500 && outcome.isComplete())
        .allMatch(outcome -> outcome.failure() instanceof NoSuchFileException);
  }

  @Test
  void mapsAFileThatCannotBeOpenedByTheHandlersOfTheApplication() {
    App mapped =
        App.create()
            .docs(false)
            .onError(NoSuchFileException.class, (gone, request) -> Response.text("gone"))
            .get(
                "/",
                request -> {
                  Response response = Response.file(file);
                  Files.delete(file);
                  return response;
                });
    assertThat(Call.get("/").on(mapped).text()).isEqualTo("gone");
  }

  @Test
  void closesALargeFileWhenItWasSent() throws IOException {
    Files.writeString(file, CONTENT.repeat(200));
    long before = openFiles();
    for (int i = 0; i < 20; i++) {
      assertThat(get().text()).hasSize(200_000);
      assertThat(get("Range", "bytes=0-40000,50000-90000").status()).isEqualTo(206);
    }
    assertThat(openFiles()).isLessThan(before + 20);
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}

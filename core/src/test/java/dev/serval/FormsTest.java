// Forms and their files, from the body to the handler, and what is left of them afterwards.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serval.form.FormLimits;
import dev.serval.form.Part;
import dev.serval.form.Parts;
import dev.serval.http.MediaType;
import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.json.JsonNumber;
import dev.serval.transport.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest {
  private static final String TYPE = "multipart/form-data; boundary=b7";
  private static final String END = "\r\n--b7--\r\n";
  private static final String LARGE = "0123456789".repeat(20_000);

  @TempDir private Path directory;
  private Path spool = Path.of("unset");
  private FormLimits limits = FormLimits.defaults();

  @BeforeEach
  void makeSpool() throws IOException {
    spool = Files.createDirectory(directory.resolve("spool"));
    limits = FormLimits.defaults().withDirectory(spool);
  }

  private static String field(String name, String value) {
    return "--b7\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private static String file(String name, String fileName, String content) {
    return "--b7\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\""
        + fileName
        + "\"\r\nContent-Type: image/png\r\n\r\n"
        + content;
  }

  private Call post(String body, Handler handler) {
    App app = App.create().docs(false).forms(limits).post("/", handler);
    return Call.post("/").body(TYPE, body).on(app);
  }

  private List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.toList();
    }
  }

  private static Response ok(Object text) {
    return Response.text(String.valueOf(text));
  }

  @Test
  void readsFieldsAndFiles() {
    String body =
        field("tag", "a") + "\r\n" + file("f", "x.png", "12") + "\r\n" + field("tag", "é") + END;
    Call call =
        post(
            body,
            request -> {
              Upload upload = request.body().upload("f");
              assertThat(upload.name()).isEqualTo("f");
              assertThat(upload.fileName()).isEqualTo("x.png");
              assertThat(upload.mediaType()).isEqualTo(MediaType.parse("image/png"));
              assertThat(upload.size()).isEqualTo(2);
              assertThat(upload.text()).isEqualTo("12");
              assertThat(request.body().upload("tag")).isNull();
              return ok(request.body().form().all("tag"));
            });
    assertThat(call.text()).isEqualTo("[a, é]");
  }

  @Test
  void leavesOutTheFileThatWasNotChosen() {
    Call call = post(file("f", "", "") + END, request -> ok(request.body().uploads().size()));
    assertThat(call.text()).isEqualTo("0");
  }

  @Test
  void keepsSmallFilesInMemoryAndLargeOnesOnDisk() throws Exception {
    limits = limits.withSpoolThreshold(4);
    String body =
        file("a", "a", "123") + "\r\n" + file("b", "b", "12") + "\r\n" + file("c", "c", "4") + END;
    Call call =
        post(
            body,
            request -> {
              assertThat(request.body().uploads()).hasSize(3);
              assertThat(spooled()).hasSize(1);
              assertThat(Files.readString(spooled().getFirst())).isEqualTo("12");
              assertThat(Files.getPosixFilePermissions(spooled().getFirst()))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------"));
              StringBuilder all = new StringBuilder();
              for (Upload upload : request.body().uploads()) {
                all.append(new String(upload.stream().readAllBytes(), StandardCharsets.UTF_8));
              }
              return ok(all);
            });
    assertThat(call.text()).isEqualTo("123124");
    assertThat(spooled()).isEmpty();
  }

  @Test
  void deletesFilesHoweverTheRequestEnds() throws Exception {
    String body = file("f", "x", LARGE) + END;
    List<Handler> handlers =
        List.of(
            request -> ok(request.body().uploads().size()),
            request -> {
              assertThat(request.body().uploads()).hasSize(1);
              throw new IllegalStateException("a fault");
            },
            request -> {
              assertThat(request.body().uploads()).hasSize(1);
              throw Problem.notFound("gone");
            },
            request -> {
              Upload upload = request.body().upload("f");
              return Response.stream(MediaType.OCTET_STREAM, upload.stream());
            },
            request -> {
              assertThat(request.body().uploads()).hasSize(1);
              return Response.stream(
                  MediaType.TEXT,
                  out -> {
                    throw new IOException("the peer is gone");
                  });
            });
    for (Handler handler : handlers) {
      post(body, handler);
      assertThat(spooled()).isEmpty();
    }
  }

  @Test
  void deletesFilesOfHalfAForm() throws Exception {
    String half = file("f", "x", LARGE) + "\r\n" + file("g", "y", LARGE);
    Call call = post(half, request -> ok(request.body().uploads()));
    assertThat(call.status()).isEqualTo(400);
    assertThat(spooled()).isEmpty();
    Call swallowed =
        post(
            half,
            request -> {
              Throwable first = catchThrowable(() -> request.body().uploads());
              assertThat(first).isInstanceOf(IOException.class);
              assertThatThrownBy(() -> request.body().uploads()).isSameAs(first);
              assertThat(spooled()).isNotEmpty();
              return ok("swallowed");
            });
    assertThat(swallowed.text()).isEqualTo("swallowed");
    assertThat(spooled()).isEmpty();
  }

  @Test
  void deletesFilesWhenTheBodyIsCut() throws Exception {
    App app =
        App.create()
            .docs(false)
            .forms(limits)
            .post("/", request -> ok(request.body().uploads().size()));
    Call call =
        Call.post("/")
            .body(TYPE, file("f", "x", LARGE) + END)
            .broken(new Refusal(Status.BAD_REQUEST, "body_cut", "cut"))
            .on(app);
    assertThat(call.status()).isEqualTo(400);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void movesFilesToWhereTheyStay() throws Exception {
    limits = limits.withSpoolThreshold(4);
    Path kept = Files.createDirectory(directory.resolve("kept"));
    String body = file("small", "a", "123") + "\r\n" + file("large", "b", "12345") + END;
    Call call =
        post(
            body,
            request -> {
              for (Upload upload : request.body().uploads()) {
                Path target = kept.resolve(upload.name());
                upload.moveTo(target);
                assertThat(upload.text()).isEqualTo(Files.readString(target));
                assertThat(Files.getPosixFilePermissions(target))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                assertThatThrownBy(() -> upload.moveTo(kept.resolve("again")))
                    .isInstanceOf(IllegalStateException.class);
              }
              return ok("moved");
            });
    assertThat(call.text()).isEqualTo("moved");
    assertThat(kept.resolve("small")).hasContent("123");
    assertThat(kept.resolve("large")).hasContent("12345");
    assertThat(kept).isDirectoryNotContaining("glob:**/.serval-*");
    assertThat(spooled()).isEmpty();
  }

  @Test
  void overwritesOnlyWhenAsked() throws Exception {
    limits = limits.withSpoolThreshold(4);
    Path kept = Files.createDirectory(directory.resolve("kept"));
    for (String content : List.of("123", "12345")) {
      Path target = Files.writeString(kept.resolve("f"), "old");
      post(
          file("f", "x", content) + END,
          request -> {
            Upload upload = request.body().upload("f");
            assertThatThrownBy(() -> upload.moveTo(target))
                .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(target).hasContent("old");
            upload.moveOver(target);
            return ok("over");
          });
      assertThat(target).hasContent(content);
      assertThat(kept).isDirectoryNotContaining("glob:**/.serval-*");
    }
    assertThat(spooled()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhereItCannotBeMoved() throws Exception {
    limits = limits.withSpoolThreshold(4);
    Path kept = Files.createDirectory(directory.resolve("kept"));
    Files.createDirectories(kept.resolve("full/inside"));
    for (String content : List.of("123", "12345")) {
      post(
          file("f", "x", content) + END,
          request -> {
            Upload upload = request.body().upload("f");
            assertThatThrownBy(() -> upload.moveOver(kept.resolve("full")))
                .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> upload.moveTo(kept.resolve("full")))
                .isInstanceOf(IOException.class);
            assertThat(upload.text()).isEqualTo(content);
            return ok("kept");
          });
      assertThat(kept).isDirectoryNotContaining("glob:**/.serval-*");
    }
    assertThat(spooled()).isEmpty();
  }

  @Test
  void isGoneAfterTheRequest() {
    List<Upload> kept = new ArrayList<>();
    post(
        file("f", "x", LARGE) + END,
        request -> {
          kept.addAll(request.body().uploads());
          return ok("kept");
        });
    assertThatThrownBy(() -> kept.getFirst().stream()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void boundsWhatIsTakenIntoMemory() {
    Call call =
        post(
            file("f", "x", "123") + END,
            request -> {
              Upload upload = request.body().upload("f");
              assertThat(upload.bytes(3)).hasSize(3);
              assertThatThrownBy(() -> upload.bytes(2))
                  .isInstanceOfSatisfying(
                      Problem.class,
                      problem -> {
                        assertThat(problem.detail()).contains("larger than the 2 bytes");
                        assertThat(problem.members()).containsEntry("limit", JsonNumber.of(2));
                      });
              return ok("bounded");
            });
    assertThat(call.text()).isEqualTo("bounded");
  }

  @Test
  void answersWhatIsWrongWithAForm() {
    Call malformed = post("--b7\r\n", request -> ok(request.body().form()));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text()).contains("/problems/malformed-form", "\"part\":0");

    limits = limits.withMaxFieldsSize(5);
    assertThat(post(field("a", "1234") + END, FormsTest::all).text()).isEqualTo("1234");
    Call large = post(field("a", "12345") + END, FormsTest::all);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text())
        .contains("/problems/form-limit")
        .contains("the fields and names of the form have more than 5 bytes together")
        .contains("\"limit\":5,\"part\":0");
    assertThat(post(file("abcdef", "x", "") + END, FormsTest::all).status()).isEqualTo(413);
  }

  @Test
  void saysAgainWhatIsWrongWithAForm() {
    Call again =
        post(
            "--b7\r\n",
            request -> {
              Throwable first = catchThrowable(() -> request.body().form());
              assertThatThrownBy(() -> request.body().uploads()).isSameAs(first);
              return ok(request.body().form());
            });
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("/problems/malformed-form", "\"part\":0");
  }

  private static Response all(Request request) throws IOException {
    QueryString form = request.body().form();
    return ok(form.names().isEmpty() ? "" : form.first("a"));
  }

  @Test
  void countsFieldsOfUrlencodedForms() {
    limits = limits.withMaxParts(2);
    App app = App.create().docs(false).forms(limits).post("/", FormsTest::all);
    assertThat(form(app, "a=1&b=2").status()).isEqualTo(200);
    assertThat(form(app, "a=1&b=2&&").status()).isEqualTo(200);
    Call large = form(app, "a=1&b=2&c");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text()).contains("more than 2 fields");
  }

  private static Call form(App app, String body) {
    return Call.post("/").body("application/x-www-form-urlencoded", body).on(app);
  }

  @Test
  void refusesOtherMediaTypes() {
    App app =
        App.create()
            .docs(false)
            .post("/form", request -> ok(request.body().form()))
            .post("/file", request -> ok(request.body().uploads()));
    Call form = Call.post("/form").json("{}").on(app);
    assertThat(form.status()).isEqualTo(415);
    assertThat(form.answered("Accept"))
        .isEqualTo("application/x-www-form-urlencoded, multipart/form-data");
    Call file = Call.post("/file").body("application/x-www-form-urlencoded", "a=1").on(app);
    assertThat(file.status()).isEqualTo(415);
    assertThat(file.answered("Accept")).isEqualTo("multipart/form-data");
    Call bare = Call.post("/file").body("multipart/form-data", "x").on(app);
    assertThat(bare.status()).isEqualTo(400);
  }

  @Test
  void givesPartsAsTheyArrive() throws Exception {
    Call call =
        post(
            file("f", "x", LARGE) + "\r\n" + field("a", "1") + END,
            request -> {
              long size = 0;
              Parts parts = request.body().parts();
              for (Part part = parts.next(); part != null; part = parts.next()) {
                size += part.stream().readAllBytes().length;
              }
              assertThat(spooled()).isEmpty();
              return ok(size);
            });
    assertThat(call.text()).isEqualTo(String.valueOf(LARGE.length() + 1));
  }

  @Test
  void matchesClaimedMediaTypes() {
    Upload upload = new Upload("f", "x", MediaType.parse("image/png"), 0, new byte[0], null);
    assertThat(upload.isOfType("image/*")).isTrue();
    assertThat(upload.isOfType("application/pdf, Image/PNG")).isTrue();
    assertThat(upload.isOfType("*/*")).isTrue();
    assertThat(upload.isOfType("image/jpeg, text/*")).isFalse();
  }
}

package pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The pages, as a browser gets them.
final class PagesTest {
  private final TestClient client = TestClient.of(PagesApp.app());

  @AfterEach
  void close() {
    client.close();
  }

  private TestResponse page(String path) {
    TestResponse response = client.get(path).expect(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    return response;
  }

  @Test
  void showsWhatWasSigned() {
    client
        .post("/guestbook")
        .form("name", "Zoë & Co")
        .form("text", "Schön hier")
        .expect(303)
        .expectHeader("Location", "/guestbook");

    assertThat(page("/guestbook").text())
        .contains("<a href=\"/guestbook/Zo%C3%AB%20&amp;%20Co\">Zoë &amp; Co</a>")
        .contains("<p>Schön hier</p>");
    assertThat(page(GuestbookUrls.of("Zoë & Co")).text()).contains("<p>Schön hier</p>");
    assertThat(page(GuestbookUrls.page("nothing")).text()).doesNotContain("<p>");
  }

  @Test
  void escapesWhatIsHostileWhereverItStands() {
    String hostile = "\"><script>alert(1)</script>";
    client.post("/guestbook").form("name", "'\"><b>").form("text", hostile).expect(303);

    assertThat(page("/guestbook").text())
        .contains("<p>\"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>")
        .doesNotContain("<script>")
        .doesNotContain("<b>");
    assertThat(page(GuestbookUrls.page(hostile)).text())
        .contains("value=\"&#34;>&lt;script>alert(1)&lt;/script>\"")
        .doesNotContain("<script>");
  }

  @Test
  void showsFormsAgainThatAreNotValid() {
    TestResponse again =
        client.post("/guestbook").form("name", " ").form("text", "\"x").expect(422);
    assertThat(again.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(again.text())
        .contains("<li>name must not be blank</li>")
        .contains("<input name=\"text\" required maxlength=\"200\" value=\"&#34;x\">");
    client.get(GuestbookUrls.page("x".repeat(41))).expectProblem(422).at("query", "word", "size");
  }
}

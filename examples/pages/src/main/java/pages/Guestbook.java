package pages;

import dev.serval.Default;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Hidden;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Redirect;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Method;
import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.validation.ValidationException;
import gg.jte.output.Utf8ByteOutput;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import pages.templates.StaticTemplates;

/// A guest book: one page, and a form that adds to it.
@Path("/guestbook")
@Hidden
public final class Guestbook {
  private static final int MAX_ENTRIES = 1_000;

  private final StaticTemplates templates = new StaticTemplates();
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /// Shows the entries that have a word.
  @Get
  public Response page(@Default("") @Size(max = 40) String word) throws IOException {
    return render(word, entry -> entry.text().contains(word));
  }

  /// Shows the entries of one person.
  @Get("/{name}")
  public Response of(String name) throws IOException {
    return render("", entry -> entry.name().equals(name));
  }

  /// Adds an entry, and has the browser look at the page again.
  @Post
  public Redirect sign(
      @Form @NotBlank @Size(max = 40) String name, @Form @NotBlank @Size(max = 200) String text) {
    if (entries.size() < MAX_ENTRIES) {
      entries.add(new Entry(name, text));
    }
    return Redirect.to(GuestbookUrls.page());
  }

  /// Shows the form again where it was not valid, with what was entered and what is wrong with it.
  public Response again(ValidationException invalid, Request request) throws IOException {
    if (request.method() != Method.POST) {
      throw invalid;
    }
    QueryString entered = request.body().form();
    String name = Objects.requireNonNullElse(entered.first("name"), "");
    String text = Objects.requireNonNullElse(entered.first("text"), "");
    List<String> faults =
        invalid.violations().stream().map(fault -> fault.name() + " " + fault.detail()).toList();
    return Response.html(
            out -> {
              Utf8ByteOutput page = new Utf8ByteOutput();
              templates.again(name, text, faults).render(page);
              page.writeTo(out);
            })
        .withStatus(Status.UNPROCESSABLE_CONTENT);
  }

  // snippet: templates
  private Response render(String word, Predicate<Entry> shown) throws IOException {
    List<Entry> found = entries.stream().filter(shown).toList();
    return Response.html(out -> {
      Utf8ByteOutput page = new Utf8ByteOutput();
      templates.guestbook(found, word).render(page);
      page.writeTo(out);
    });
  }
  // end
}

package shop;

import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Status;
import dev.serval.http.Weighted;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import shop.templates.StaticTemplates;

/// What goes wrong with a page, as a page; programs that do not ask for HTML get what the API
/// gives.
final class ErrorPages {
  private final StaticTemplates templates = new StaticTemplates();

  /// Shows what is wrong with a form.
  Response invalid(ValidationException invalid, Request request) throws IOException {
    if (!wantsPage(request)) {
      throw invalid;
    }
    List<String> faults = invalid.violations().stream().map(ErrorPages::sentence).toList();
    return page(Status.UNPROCESSABLE_CONTENT, "Please check what you entered", faults);
  }

  /// Shows any other refusal.
  Response refused(Problem problem, Request request) throws IOException {
    if (!wantsPage(request)) {
      throw problem;
    }
    String detail = Objects.requireNonNullElse(problem.detail(), "");
    return page(problem.status(), problem.title(), List.of(detail));
  }

  private Response page(Status status, String title, List<String> faults) throws IOException {
    return ShopPages.page(templates.error(title, faults)).withStatus(status);
  }

  private static String sentence(Violation violation) {
    return violation.name() + " " + violation.detail();
  }

  private static boolean wantsPage(Request request) {
    return Weighted.parse(request.headers().all("Accept")).stream()
        .anyMatch(wanted -> wanted.value().equals("text/html") && wanted.weight() > 0);
  }
}

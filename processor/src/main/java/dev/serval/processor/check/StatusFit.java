package dev.serval.processor.check;

import dev.serval.processor.model.Place;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.ResultModel.Alternative;
import dev.serval.processor.model.ResultModel.Form;
import dev.serval.processor.model.RouteModel;

/// Rule: a status that `@Status` demands exists, fits what is sent, and is not decided elsewhere
/// already.
public final class StatusFit {
  private StatusFit() {}

  /// Checks one route.
  public static void check(RouteModel route, Problems problems) {
    ResultModel result = route.result();
    if (result.status() != 0) {
      check(result.status(), result.form(), route.place(), problems);
    }
    if (result.form() instanceof ResultModel.Alternatives sealed) {
      for (Alternative alternative : sealed.alternatives()) {
        check(alternative.status(), alternative.body(), route.place(), problems);
      }
    }
  }

  private static void check(int status, Form form, Place place, Problems problems) {
    boolean hasContent = !(form instanceof ResultModel.Nothing);
    if (status < 200 || status > 599) {
      report(
          problems,
          place,
          "a final status: 200 to 599",
          "@Status(" + status + ")",
          "`@Status(202)`, for instance");
    } else if (hasContent && (status == 204 || status == 205 || status == 304)) {
      report(
          problems,
          place,
          "a status whose response has content",
          "@Status(" + status + ") with a result that is sent",
          "`void`, or another status");
    } else if (form instanceof ResultModel.Whole
        || form instanceof ResultModel.Wrapped
        || form instanceof ResultModel.Alternatives) {
      report(
          problems,
          place,
          "one place that decides the status",
          "@Status(" + status + ") and a result that has its own",
          "the type that is sent, or no `@Status`");
    }
  }

  private static void report(
      Problems problems, Place place, String expected, String found, String instead) {
    problems.report(Diagnostic.BAD_STATUS, place, expected, found, instead);
  }
}

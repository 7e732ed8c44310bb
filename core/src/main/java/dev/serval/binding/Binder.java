package dev.serval.binding;

import dev.serval.Request;
import dev.serval.Upload;
import dev.serval.http.QueryString;
import dev.serval.json.JsonBody;
import dev.serval.routing.PathTemplate;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds one request to the parameters of one method, and collects what is wrong with all of them.
///
/// Asking for a value selects it: conversions and reports after that are about it. A conversion of
/// what does not fit reports the violation and returns zero or null; [#ok] tells. At the end
/// [#check] throws all violations together. For one thread and one request.
///
/// ```java
/// Binder in = Binder.of(request);
/// int limit = 20;
/// String raw = in.query("limit");
/// if (raw != null) {
///   limit = in.toInt(raw);
///   if (in.ok() && limit > 100) {
///     in.report(LIMIT_MAX);
///   }
/// }
/// NewTodo body = in.body(newTodo);
/// in.check();
/// ```
public final class Binder extends Conversions {
  private final Request request;
  private final Violations violations = new Violations();

  // The selected value.
  private Source source = Source.BODY;
  private @Nullable String name;
  private int element = -1;
  private boolean ok = true;

  private Binder(Request request) {
    this.request = request;
  }

  /// Starts to bind `request`.
  public static Binder of(Request request) {
    return new Binder(request);
  }

  // Selecting a value.

  /// Selects the path parameter called `name`, which is at `index` unless the routes are mounted
  /// below a prefix that has parameters too.
  public String path(int index, String name) {
    select(Source.PATH, name);
    PathTemplate template = request.template();
    List<String> names = template == null ? List.of() : template.parameterNames();
    return index < names.size() && names.get(index).equals(name)
        ? request.pathValue(index)
        : request.path(name);
  }

  /// Selects the one query parameter of that name; null where there is none, and where there are
  /// several, which is reported.
  public @Nullable String query(String name) {
    select(Source.QUERY, name);
    return only(request.query(), name);
  }

  /// Selects the first header field of that name; null where there is none.
  public @Nullable String header(String name) {
    select(Source.HEADER, name);
    return request.header(name);
  }

  /// Selects the first cookie of that name; null where there is none.
  public @Nullable String cookie(String name) {
    select(Source.COOKIE, name);
    return request.cookie(name);
  }

  /// Selects the one form field of that name; null where there is none, and where there are
  /// several, which is reported.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public @Nullable String form(String name) throws IOException {
    select(Source.FORM, name);
    return only(request.body().form(), name);
  }

  /// Taking the first of several would hide the others from every check, while what stands before
  /// or behind this server may take the last.
  private @Nullable String only(QueryString parameters, String name) {
    if (parameters.isRepeated(name)) {
      report(Constraints.repeated());
      return null;
    }
    return parameters.first(name);
  }

  /// Selects all query parameters of that name; empty where there is none.
  public List<String> queryAll(String name) {
    select(Source.QUERY, name);
    return request.query().all(name);
  }

  /// Selects all header fields of that name; empty where there is none.
  public List<String> headerAll(String name) {
    select(Source.HEADER, name);
    return request.headers().all(name);
  }

  /// Selects all form fields of that name; empty where there is none.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public List<String> formAll(String name) throws IOException {
    select(Source.FORM, name);
    return request.body().form().all(name);
  }

  /// Selects the one file of that form field; null where there is none, and where there are several
  /// or a text in its place, which is reported.
  ///
  /// @throws dev.serval.Problem 415 if the body is no multipart form
  public @Nullable Upload upload(String name) throws IOException {
    List<Upload> all = uploads(name);
    if (all.size() > 1) {
      report(Constraints.repeated());
    }
    return all.size() == 1 ? all.getFirst() : null;
  }

  /// Selects all files of that form field; empty where there is none, and where there is a text in
  /// their place, which is reported.
  ///
  /// @throws dev.serval.Problem 415 if the body is no multipart form
  public List<Upload> uploads(String name) throws IOException {
    select(Source.FORM, name);
    List<Upload> all = request.body().uploads(name);
    if (all.isEmpty() && request.body().isPresent() && request.body().form().first(name) != null) {
      report(Constraints.type("a file", "a text"));
    }
    return all;
  }

  /// Selects the element at `index`, from 0, of the values selected before.
  public void element(int index) {
    element = index;
    ok = true;
  }

  private void select(Source source, String name) {
    this.source = source;
    this.name = name;
    element = -1;
    ok = true;
  }

  // Judging it.

  /// Returns whether nothing was reported of the selected value.
  public boolean ok() {
    return ok;
  }

  /// Reports that the selected value breaks a rule.
  @Override
  public void report(Rule rule) {
    ok = false;
    String selected = name;
    if (selected == null) {
      violations.add(Violation.ofBody("#", rule));
    } else if (element < 0) {
      violations.add(Violation.ofParameter(source, selected, rule));
    } else {
      violations.add(Violation.ofElement(source, selected, element, rule));
    }
  }

  /// Reports that a parameter breaks a rule, whatever is selected: for checks across several.
  public void report(Source source, String name, Rule rule) {
    violations.add(Violation.ofParameter(source, name, rule));
  }

  /// Reports that the selected value is missing, unless it is null because of another report.
  public void required() {
    if (ok) {
      report(Constraints.required());
    }
  }

  /// Reports every query parameter whose name is not `known`.
  public void strictQuery(String... known) {
    strict(Source.QUERY, request.query(), known);
  }

  /// Reports every form field whose name is not `known`.
  ///
  /// @throws dev.serval.Problem 415 if the body is no form
  public void strictForm(String... known) throws IOException {
    strict(Source.FORM, request.body().form(), known);
    Set<String> names = Set.of(known);
    request.body().fileNames().stream()
        .filter(name -> !names.contains(name) && !violations.isFull())
        .forEach(name -> report(Source.FORM, name, Constraints.unknown()));
  }

  private void strict(Source source, QueryString parameters, String[] known) {
    Set<String> names = Set.of(known);
    for (String name : parameters.names()) {
      if (violations.isFull()) {
        return;
      }
      if (!names.contains(name)) {
        report(source, name, Constraints.unknown());
      }
    }
  }

  /// Ends the binding.
  ///
  /// @throws dev.serval.validation.ValidationException with all that was reported, if anything was
  public void check() {
    violations.check();
  }

  // The body.

  /// Returns the JSON body, or null when something is wrong with it, which is reported then.
  ///
  /// @throws dev.serval.Problem 415 if it is of another media type
  /// @throws dev.serval.json.JsonException if it is not JSON
  public <T extends @Nullable Object> @Nullable T body(JsonBody<T> type) throws IOException {
    source = Source.BODY;
    name = null;
    int before = violations.count();
    T value = request.body().json(type, violations);
    ok = violations.count() == before;
    return value;
  }

  /// Returns the JSON body, or null where there is none or something is wrong with it.
  ///
  /// @see #body
  public <T extends @Nullable Object> @Nullable T bodyOptional(JsonBody<T> type)
      throws IOException {
    return request.body().isEmpty() ? null : body(type);
  }
}

// ApiTemplates: a thousand routes such as a large API has, and requests for them.
package dev.serval.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// One hundred resources with ten templates each: 400 without a parameter, 200 with one, 300 with
/// several, 100 with a rest. Most have one method, some two or three.
final class ApiTemplates {
  /// A route: its method and its template.
  record Endpoint(Method method, String template) {}

  private static final String[] ROOTS =
      ("accounts invoices payments orders products customers carts shipments refunds coupons"
              + " users teams projects issues labels milestones releases branches commits deployments"
              + " devices sensors alerts dashboards metrics reports exports imports jobs schedules")
          .split(" ");
  private static final String[] QUALIFIERS = {"", "draft-", "archived-", "shared-"};
  private static final int RESOURCES = 100;

  private ApiTemplates() {}

  /// All routes, always in the same order.
  static List<Endpoint> all() {
    List<Endpoint> all = new ArrayList<>();
    for (int i = 0; i < RESOURCES; i++) {
      String resource = "/v1/" + QUALIFIERS[i / ROOTS.length] + ROOTS[i % ROOTS.length];
      String inside = "/v1/organizations/{organization}" + resource.substring(3);
      add(all, resource, Method.GET, Method.POST);
      add(all, resource + "/search", Method.GET);
      add(all, resource + "/statistics", Method.GET);
      add(all, resource + "/bulk", Method.POST, Method.DELETE);
      add(all, resource + "/{id}", Method.GET, Method.PUT, Method.DELETE);
      add(all, resource + "/{id}/history", Method.GET);
      add(all, resource + "/{id}/comments/{comment}", Method.GET, Method.PATCH);
      add(all, inside + "/{id}", Method.GET, Method.PUT);
      add(all, inside + "/{id}/members/{member}", Method.GET, Method.PUT);
      add(all, resource + "/files/{path...}", Method.GET);
    }
    return all;
  }

  private static void add(List<Endpoint> all, String template, Method... methods) {
    for (Method method : methods) {
      all.add(new Endpoint(method, template));
    }
  }

  /// Paths of `count` templates that `wanted` chooses, each in the middle of an array as it would
  /// be in the head of a request.
  static RequestPath[] paths(int count, Predicate<String> wanted) {
    Random random = new Random(7);
    List<String> templates =
        all().stream()
            .filter(endpoint -> endpoint.method() == Method.GET)
            .map(Endpoint::template)
            .filter(wanted)
            .toList();
    RequestPath[] paths = new RequestPath[count];
    for (int i = 0; i < count; i++) {
      paths[i] = path(templates.get(random.nextInt(templates.size())), random);
    }
    return paths;
  }

  private static RequestPath path(String template, Random random) {
    String path = template;
    for (int brace = path.indexOf('{'); brace >= 0; brace = path.indexOf('{')) {
      int end = path.indexOf('}', brace);
      boolean rest = path.startsWith("...}", end - 3);
      String value = rest ? "2025/q" + random.nextInt(4) + "/report.pdf" : value(random);
      path = path.substring(0, brace) + value + path.substring(end + 1);
    }
    return new RequestPath(
        ("GET " + path + " HTTP/1.1\r\n\r\n").getBytes(US_ASCII), 4, path.length());
  }

  /// Numbers, and words as long as names are.
  private static String value(Random random) {
    return random.nextBoolean()
        ? Integer.toString(random.nextInt(1_000_000))
        : "value-" + Integer.toString(random.nextInt(1_000_000), 36);
  }

  /// How many parameters a template has; a rest counts as 100.
  static int parameters(String template) {
    return template.endsWith("...}") ? 100 : (int) template.chars().filter(c -> c == '{').count();
  }

  /// Where a path lies in the bytes of a request.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record RequestPath(byte[] bytes, int from, int length) {
    int to() {
      return from + length;
    }

    String text() {
      return new String(bytes, from, length, US_ASCII);
    }
  }
}

package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads the class files of core and holds the arrows between its packages: a new one is a
/// decision, made by changing the table here.
class ArchitectureTest {
  private static final String ROOT = "dev.serval";

  private static final Set<String> LEAVES = arrows("http routing json validation form");

  /// Which packages a package may use. Those on the left are all that core has.
  private static final Map<String, Set<String>> MAY_USE =
      table(
          name("http"),
          arrows(""),
          name("validation"),
          arrows(""),
          name("routing"),
          arrows("http"),
          name("json"),
          arrows("validation"),
          name("form"),
          arrows("http"),
          name("transport"),
          arrows("http"),
          name("openapi"),
          arrows("http routing json"),
          name("channels"),
          arrows("json validation transport"),
          ROOT,
          union(LEAVES, arrows("transport openapi channels")),
          name("binding"),
          union(LEAVES, Set.of(ROOT, name("concurrent"))),
          name("concurrent"),
          Set.of(ROOT),
          name("files"),
          union(LEAVES, Set.of(ROOT)),
          name("security"),
          union(LEAVES, Set.of(ROOT, name("settings"))),
          name("health"),
          union(LEAVES, Set.of(ROOT)),
          name("metrics"),
          union(LEAVES, Set.of(ROOT)),
          name("settings"),
          union(LEAVES, Set.of(ROOT, name("binding"))),
          name("middleware"),
          union(LEAVES, union(arrows("transport openapi"), Set.of(ROOT))));

  private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L(dev/serval/[\\w/$]+)[;<]");

  /// A map of names and sets in turn, as `Map.of` makes one of ten at most.
  private static Map<String, Set<String>> table(Object... pairs) {
    Map<String, Set<String>> table = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Set<String> arrows = new TreeSet<>();
      ((Set<?>) pairs[i + 1]).forEach(arrow -> arrows.add((String) arrow));
      table.put((String) pairs[i], arrows);
    }
    return table;
  }

  private static String name(String leaf) {
    return ROOT + "." + leaf;
  }

  private static Set<String> arrows(String leaves) {
    Set<String> names = new TreeSet<>();
    Stream.of(leaves.split(" ")).filter(leaf -> !leaf.isEmpty()).forEach(l -> names.add(name(l)));
    return names;
  }

  private static Set<String> union(Set<String> one, Set<String> two) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(two);
    return both;
  }

  /// For each package of core the packages of core that it uses.
  private static Map<String, Set<String>> uses() throws Exception {
    Path classes =
        Path.of(
            dev.serval.http.Method.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Map<String, Set<String>> uses = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("module-info.class"))
          .forEach(file -> addUses(read(file), uses));
    }
    return uses;
  }

  private static ClassModel read(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addUses(ClassModel model, Map<String, Set<String>> uses) {
    String from = packageOf(model.thisClass().asInternalName());
    Set<String> targets = uses.computeIfAbsent(from, absent -> new TreeSet<>());
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type && type.asInternalName().startsWith("dev/serval/")) {
        targets.add(packageOf(type.asInternalName()));
      }
      // Descriptors and generic signatures name types that no class entry does.
      if (entry instanceof Utf8Entry text) {
        Matcher matcher = TYPE_IN_DESCRIPTOR.matcher(text.stringValue());
        while (matcher.find()) {
          targets.add(packageOf(matcher.group(1)));
        }
      }
    }
    targets.remove(from);
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.');
  }

  @Test
  void packagesUseOnlyWhatTheTableAllows() throws Exception {
    List<String> wrong = new ArrayList<>();
    uses()
        .forEach((from, targets) -> {
          if (!MAY_USE.containsKey(from)) {
            wrong.add(from + " is not in the table");
            return;
          }
          targets.stream()
              .filter(target -> !MAY_USE.get(from).contains(target))
              .forEach(target -> wrong.add(from + " → " + target));
        });
    assertThat(wrong).as("arrows that are not in the table").isEmpty();
  }

  @Test
  void theClassFilesWereFound() throws Exception {
    assertThat(uses()).containsKeys(name("http"), name("routing"), name("validation"));
    assertThat(uses().get(name("routing"))).contains(name("http"));
  }

  @Test
  void packagesFormNoCycle() throws Exception {
    assertThat(cycle(uses())).as("packages that use each other in a circle").isEmpty();
  }

  @Test
  void aCycleWouldBeSeen() {
    assertThat(cycle(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"))))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(cycle(Map.of("a", Set.of("b", "c"), "b", Set.of("c")))).isEmpty();
  }

  /// What is left when packages that use none of the others are taken away until none is.
  private static Set<String> cycle(Map<String, Set<String>> uses) {
    Set<String> left = new TreeSet<>(uses.keySet());
    while (left.removeIf(from -> uses.get(from).stream().noneMatch(left::contains))) {
      // each round takes what the last one has freed
    }
    return left;
  }

  @Test
  void everyPackageSaysWhatItIsInItsDescriptor() throws Exception {
    Path sources = Path.of("src/main/java/dev/serval");
    for (String used : uses().keySet()) {
      Path folder =
          sources.resolve(used.substring(ROOT.length()).replace('.', '/').replaceFirst("^/", ""));
      assertThat(folder.resolve("package-info.java")).exists();
      assertThat(Files.readString(folder.resolve("package-info.java"))).startsWith("///");
    }
  }
}

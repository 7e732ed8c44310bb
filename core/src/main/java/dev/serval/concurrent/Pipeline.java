package dev.serval.concurrent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Stages that work at the same time on items that pass from one to the next; see [Tasks#pipeline].
///
/// Items leave each stage in the order in which they came, however many threads it has. Before each
/// stage at most 16 items wait, or what [#queue] says, so a slow stage slows the ones before it,
/// and memory does not depend on the number of items. The first failure of any stage, of the source
/// or of the last step ends all of them.
///
/// Immutable: each [#stage] returns a longer pipeline, and [#forEach] or [#toList] run it. No item
/// may be null.
///
/// @param <T> what leaves the last stage
public final class Pipeline<T> {
  private static final int QUEUE = 16;
  private static final int MAX_QUEUE = 1 << 16;
  private static final int MAX_THREADS = 1_000;

  private final Iterable<?> source;
  private final List<Stage> stages;
  private final int queue;

  /// What one stage does.
  record Stage(int threads, int queue, Step<Object, ?, ?> step) {}

  private Pipeline(Iterable<?> source, List<Stage> stages, int queue) {
    this.source = source;
    this.stages = stages;
    this.queue = queue;
  }

  static <T> Pipeline<T> of(Iterable<? extends T> source) {
    return new Pipeline<>(source, List.of(), QUEUE);
  }

  /// Returns this pipeline with at most `items` waiting before each stage that is added from here,
  /// and before the last step.
  ///
  /// @throws IllegalArgumentException unless it is 1 to 65,536
  public Pipeline<T> queue(int items) {
    if (items < 1 || items > MAX_QUEUE) {
      throw new IllegalArgumentException(
          "Pipeline.queue: expected 1 to " + MAX_QUEUE + ", found " + items);
    }
    return new Pipeline<>(source, stages, items);
  }

  /// Returns this pipeline with a stage more, whose threads apply `step` to one item each.
  ///
  /// @param threads how many items it works on at a time
  /// @throws IllegalArgumentException unless it is 1 to 1,000
  public <B> Pipeline<B> stage(int threads, Step<? super T, ? extends B, ?> step) {
    return new Pipeline<>(source, with(threads, step), queue);
  }

  @SuppressWarnings("unchecked") // what comes in is what the stage before gives, which is a T
  private List<Stage> with(int threads, Step<? super T, ?, ?> step) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "Pipeline.stage: expected 1 to " + MAX_THREADS + " threads, found " + threads);
    }
    List<Stage> longer = new ArrayList<>(stages);
    longer.add(new Stage(threads, queue, (Step<Object, ?, ?>) step));
    return List.copyOf(longer);
  }

  /// What is done with each item that leaves the last stage.
  ///
  /// @param <T> the items
  @FunctionalInterface
  public interface Sink<T> {
    /// Takes an item.
    void accept(T item) throws Exception;
  }

  /// Runs the pipeline and gives `sink` each item that leaves it, one after another.
  ///
  /// @throws Exception what a stage, the source or `sink` threw, as it is; besides what [Tasks]
  ///   says
  public void forEach(Sink<? super T> sink) throws Exception {
    List<Stage> all =
        with(
            1,
            item -> {
              sink.accept(item);
              return item;
            });
    try (Scope scope = Scope.open()) {
      Conveyor from = new Conveyor(all.getFirst().queue());
      Conveyor first = from;
      scope.fork(() -> {
        first.feed(source);
        return true;
      });
      for (int i = 0; i < all.size(); i++) {
        Stage stage = all.get(i);
        Conveyor in = from;
        Conveyor out = i + 1 < all.size() ? new Conveyor(all.get(i + 1).queue()) : null;
        for (int thread = 0; thread < stage.threads(); thread++) {
          scope.fork(() -> {
            in.work(stage.step(), out);
            return true;
          });
        }
        from = out == null ? from : out;
      }
      scope.awaitAll();
      if (scope.hasFailed()) {
        throw scope.<Exception>failure();
      }
    }
  }

  /// Runs the pipeline and returns what leaves it, in the order of the source.
  ///
  /// @throws Exception as [#forEach] does
  public List<T> toList() throws Exception {
    List<T> items = new ArrayList<>();
    forEach(items::add);
    return Collections.unmodifiableList(items);
  }
}

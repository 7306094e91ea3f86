package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work on several tables at once. A small table keeps Spark planning, not computing: two
 * of them side by side take little longer than one.
 */
public final class Concurrently {
  private static final int AT_ONCE = 4;

  private Concurrently() {}

  /** The work on every item. */
  public static <T> void forEach(Collection<T> items, Consumer<T> work) {
    map(
        items,
        item -> {
          work.accept(item);
          return item;
        });
  }

  /**
   * The results in the order of the items. All work has ended when it returns or throws: what is
   * thrown is the first failure in that order, the others are attached to it.
   */
  public static <T, R> List<R> map(Collection<T> items, Function<T, R> work) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<R> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    try {
      List<Callable<R>> calls = new ArrayList<>();
      items.forEach(item -> calls.add(() -> work.apply(item)));
      for (Future<R> future : pool.invokeAll(calls)) {
        try {
          results.add(future.get());
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a table", e);
    } finally {
      pool.shutdown();
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
    return results;
  }

  private static RuntimeException first(List<Throwable> failures) {
    Throwable first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    return unchecked(first);
  }

  /** What work on another thread has thrown, as it can be thrown anywhere. */
  public static RuntimeException unchecked(Throwable thrown) {
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }
}

package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** The results in the order of the items; the first failure, in that order, is thrown. */
  public static <T, R> List<R> map(Collection<T> items, Function<T, R> work) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<R>> futures = new ArrayList<>();
      items.forEach(item -> futures.add(pool.submit(() -> work.apply(item))));
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a table", e);
    } finally {
      pool.shutdownNow();
    }
  }
}

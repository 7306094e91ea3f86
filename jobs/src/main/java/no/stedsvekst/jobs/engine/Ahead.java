package no.stedsvekst.jobs.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers that are looked for before they are needed. A question of a small country keeps Spark
 * planning on one core; the next is looked for on another meanwhile.
 */
public final class Ahead implements AutoCloseable {
  private static final int AT_ONCE = 3;

  private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);

  /**
   * Begins to look for an answer.
   *
   * @return gives it, waiting for it where it has to; throws what the search has thrown
   */
  public <T> Supplier<T> start(Supplier<T> search) {
    Future<T> answer = pool.submit(search::get);
    return () -> {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for an answer", e);
      } catch (ExecutionException e) {
        throw Concurrently.unchecked(e.getCause());
      }
    };
  }

  /** Waits for those that nobody has asked for: nothing goes on when the work has failed. */
  @Override
  public void close() {
    pool.shutdown();
    boolean isInterrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package no.stedsvekst.jobs.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import no.stedsvekst.jobs.query.Answer;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What a client has asked: its answer, as far as it is computed, and the rows not yet fetched. */
final class Operation {
  /** How long a client that asks whether it is done is kept waiting for a yes. */
  private static final long PATIENCE_MILLIS = 1000;

  /** How it stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  private final UUID id = UUID.randomUUID();
  private final Answer answer;
  private final SparkContext spark;
  private final Future<Boolean> first;
  private volatile boolean isCancelled;
  private Exception fault;
  private long fetched;

  private Operation(Answer answer, SparkContext spark, ExecutorService workers) {
    this.answer = answer;
    this.spark = spark;
    // What is there already waits for no worker: else a long statement would keep all from looking.
    this.first =
        answer.isThere()
            ? CompletableFuture.completedFuture(true)
            : workers.submit(() -> asOurs(answer.rows()::hasNext));
  }

  /** Has an answer computed up to its first row, by one of the workers. */
  static Operation of(Answer answer, SparkContext spark, ExecutorService workers) {
    return new Operation(answer, spark, workers);
  }

  UUID id() {
    return id;
  }

  StructType columns() {
    return answer.columns();
  }

  /** How it stands, now or in a moment. */
  State state() {
    if (isCancelled) {
      return State.CANCELLED;
    }
    try {
      first.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return State.DONE;
    } catch (TimeoutException e) {
      return State.RUNNING;
    } catch (CancellationException e) {
      return State.CANCELLED;
    } catch (ExecutionException e) {
      fault = e.getCause() instanceof Exception cause ? cause : e;
      return State.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return State.CANCELLED;
    }
  }

  /** Waits until it has a first row, or none. */
  State end() {
    State state = state();
    while (state == State.RUNNING) {
      state = state();
    }
    return state;
  }

  /** Why it failed. */
  Exception fault() {
    return fault;
  }

  /** How many rows have been fetched. */
  long fetched() {
    return fetched;
  }

  /** The next rows; none at the end. */
  synchronized List<Row> next(long most) {
    return asOurs(
        () -> {
          List<Row> rows = new ArrayList<>();
          while (rows.size() < most && !isCancelled && answer.rows().hasNext()) {
            rows.add(answer.rows().next());
          }
          fetched += rows.size();
          return rows;
        });
  }

  /** Ends it, wherever it is. */
  void cancel() {
    isCancelled = true;
    first.cancel(false);
    spark.cancelJobGroupAndFutureJobs(id.toString());
  }

  /** Ends it after so long, unless it has its first row by then. */
  void endAfter(long seconds) {
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (!first.isDone()) {
                cancel();
              }
            });
  }

  /** With the jobs of this thread known as those of the operation. */
  private <T> T asOurs(Supplier<T> work) {
    spark.setJobGroup(id.toString(), "a statement of a client", true);
    try {
      return work.get();
    } finally {
      spark.clearJobGroup();
    }
  }
}

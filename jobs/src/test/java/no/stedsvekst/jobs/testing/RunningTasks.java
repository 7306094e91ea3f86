package no.stedsvekst.jobs.testing;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Counts the tasks of a session that have begun and not ended, by their events: the count that
 * Spark gives out lags by a tenth of a second.
 */
public final class RunningTasks extends SparkListener {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final AtomicInteger running = new AtomicInteger();
  private final SparkContext context;

  private RunningTasks(SparkContext context) {
    this.context = context;
  }

  static RunningTasks of(SparkContext context) {
    RunningTasks tasks = new RunningTasks(context);
    context.addSparkListener(tasks);
    return tasks;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    running.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    running.decrementAndGet();
  }

  /**
   * Waits until there is none: where a job fails with one of its tasks, another may still be
   * writing, to a folder that is to be deleted.
   */
  public void awaitNone() {
    try {
      context.listenerBus().waitUntilEmpty(LONGEST.toMillis());
    } catch (TimeoutException e) {
      throw new AssertionError("Spark did not tell which tasks have begun", e);
    }
    Eventually.holds("no task is running", LONGEST, () -> running.get() == 0);
  }
}

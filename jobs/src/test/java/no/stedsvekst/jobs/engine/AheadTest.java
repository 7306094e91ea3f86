package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void anAnswerIsLookedForBeforeItIsAskedFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    try (Ahead ahead = new Ahead()) {
      Supplier<Integer> answer =
          ahead.start(
              () -> {
                begun.countDown();
                return 7;
              });
      begun.await();
      assertEquals(7, answer.get());
    }
  }

  @Test
  void whatTheSearchThrowsIsThrownToTheAsker() {
    IllegalStateException failure = new IllegalStateException("no rows");
    try (Ahead ahead = new Ahead()) {
      Supplier<Integer> answer =
          ahead.start(
              () -> {
                throw failure;
              });
      assertSame(failure, assertThrows(IllegalStateException.class, answer::get));
    }
  }

  /** Otherwise queries would go on in a session that is closing. */
  @Test
  void nothingGoesOnOnceItIsClosed() {
    AtomicBoolean isDone = new AtomicBoolean();
    CountDownLatch failed = new CountDownLatch(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          try (Ahead ahead = new Ahead()) {
            ahead.start(
                () -> {
                  await(failed);
                  isDone.set(true);
                  return 0;
                });
            failed.countDown();
            throw new IllegalArgumentException("meanwhile");
          }
        });
    assertTrue(isDone.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

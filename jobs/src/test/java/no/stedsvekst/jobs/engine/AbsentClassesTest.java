package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AbsentClassesTest {
  private final AtomicInteger searches = new AtomicInteger();
  private final ClassLoader searched =
      new ClassLoader(AbsentClassesTest.class.getClassLoader()) {
        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
          searches.incrementAndGet();
          return super.loadClass(name);
        }
      };

  @Test
  void whatIsAbsentIsSearchedForOnce() {
    ClassLoader loader = new AbsentClasses(searched);
    for (int time = 0; time < 3; time++) {
      ClassNotFoundException thrown =
          assertThrows(ClassNotFoundException.class, () -> loader.loadClass("no.such.Word"));
      assertEquals("no.such.Word", thrown.getMessage());
    }
    assertEquals(1, searches.get());
  }

  @Test
  void whatIsThereIsFoundAsBefore() throws ClassNotFoundException {
    ClassLoader loader = new AbsentClasses(searched);
    assertSame(AbsentClasses.class, loader.loadClass(AbsentClasses.class.getName()));
  }

  /** Sessions are opened one after another: a thread gets one, not one upon another. */
  @Test
  void theLoaderOfAThreadIsReplacedOnce() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      AbsentClasses.remember();
      ClassLoader first = thread.getContextClassLoader();
      AbsentClasses.remember();
      assertSame(first, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

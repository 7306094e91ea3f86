package no.stedsvekst.jobs.engine;

import java.io.Serial;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which classes there are not.
 *
 * <p>The compiler of generated code asks for every word that might be a class, in every package and
 * for every query anew, and each time all jars are searched: a tenth of a small night. What a class
 * path does not hold now it does not hold later.
 */
final class AbsentClasses extends ClassLoader {
  private static final int MOST = 200_000;

  static {
    registerAsParallelCapable();
  }

  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  /** Of what a loader finds. */
  AbsentClasses(ClassLoader parent) {
    super(parent);
  }

  /**
   * Puts one before the loader of the thread that starts the session, which Spark makes its own.
   */
  static void remember() {
    Thread thread = Thread.currentThread();
    ClassLoader present = thread.getContextClassLoader();
    if (!(present instanceof AbsentClasses)) {
      thread.setContextClassLoader(new AbsentClasses(present));
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (absent.contains(name)) {
      throw new Absent(name);
    }
    try {
      return getParent().loadClass(name);
    } catch (ClassNotFoundException e) {
      if (absent.size() < MOST) {
        absent.add(name);
      }
      throw e;
    }
  }

  /** Nobody reads where it was thrown. */
  private static final class Absent extends ClassNotFoundException {
    @Serial private static final long serialVersionUID = 1L;

    Absent(String name) {
      super(name);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}

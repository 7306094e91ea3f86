package no.stedsvekst.jobs.project.block;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** One iterator after the other, each made when its turn comes: no two years are held at once. */
public final class ConcatenatedIterator<A, B> implements Iterator<B> {
  private final Iterator<A> outer;
  private final Function<A, Iterator<B>> opened;
  private Iterator<B> inner = Collections.emptyIterator();

  public ConcatenatedIterator(Iterator<A> outer, Function<A, Iterator<B>> opened) {
    this.outer = outer;
    this.opened = opened;
  }

  @Override
  public boolean hasNext() {
    while (!inner.hasNext() && outer.hasNext()) {
      inner = opened.apply(outer.next());
    }
    return inner.hasNext();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return inner.next();
  }
}

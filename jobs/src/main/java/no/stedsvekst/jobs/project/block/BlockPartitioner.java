package no.stedsvekst.jobs.project.block;

import org.apache.spark.Partitioner;

/** How places are shared out in blocks, a partition each. */
public final class BlockPartitioner extends Partitioner {
  private static final long serialVersionUID = 1;

  private final int places;
  private final int blocks;

  /** Blocks of nearly the same size. */
  public BlockPartitioner(int places, int blocks) {
    this.places = places;
    this.blocks = Math.max(1, Math.min(blocks, places));
  }

  /** How many there are. */
  public int count() {
    return blocks;
  }

  /** How many places there are. */
  public int places() {
    return places;
  }

  /** The block of a place. */
  public int of(int place) {
    return (int) (((long) place * blocks + blocks - 1) / places);
  }

  /** The number of the first place of a block. */
  public int first(int block) {
    return (int) ((long) block * places / blocks);
  }

  @Override
  public int numPartitions() {
    return blocks;
  }

  @Override
  public int getPartition(Object block) {
    return (Integer) block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockPartitioner blocksOther
        && blocksOther.blocks == blocks
        && blocksOther.places == places;
  }

  @Override
  public int hashCode() {
    return 31 * places + blocks;
  }
}

package no.stedsvekst.jobs.project.input;

import java.util.Arrays;
import no.stedsvekst.jobs.project.block.BlockSums;
import no.stedsvekst.jobs.project.block.BlockValues;

/**
 * What all places have together.
 *
 * @param migrants out, in and exposed by cohort
 * @param people on the jump-off by cell
 * @param jobs by industry
 * @param trend how many more people there were each of the last ten years, and the people now
 * @param lately net migrants of the last ten years by cohort
 * @param past of each year before, people of it and of the year after it
 */
record NationalSums(
    double[][] migrants,
    double[] people,
    double[] jobs,
    double[] trend,
    double[] lately,
    double[][] past) {
  /** How many rows of a block's sums come before those of the past. */
  static final int BEFORE_PAST = 7;

  /** Of all blocks. */
  static NationalSums of(BlockValues<BlockArrays> blocks) {
    double[][] sums = BlockSums.of(blocks, BlockArrays::sums);
    return new NationalSums(
        Arrays.copyOf(sums, 3),
        sums[3],
        sums[4],
        sums[5],
        sums[6],
        Arrays.copyOfRange(sums, BEFORE_PAST, sums.length));
  }

  /** How many more people there were each of the last ten years, as a share of those now. */
  double step() {
    return trend[1] == 0 ? 0 : trend[0] / trend[1];
  }

  /** Growth of the people in the years before, last first; not a number where it is not known. */
  double[] growth() {
    return Arrays.stream(past)
        .mapToDouble(year -> year[0] == 0 ? Double.NaN : year[1] / year[0] - 1)
        .toArray();
  }
}

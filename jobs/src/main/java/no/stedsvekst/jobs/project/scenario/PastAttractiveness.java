package no.stedsvekst.jobs.project.scenario;

/** What is known of how attractive all places have been, or of another measure's past. */
public interface PastAttractiveness {
  /** Of a measure of which only this is known: how much of it lasts. */
  static PastAttractiveness lasting(double share) {
    return new PastAttractiveness() {
      @Override
      public double lasting() {
        return share;
      }

      @Override
      public double percentile(double unused) {
        throw new IllegalStateException("only what lasts is known of this measure");
      }
    };
  }

  /** The share that is likely to last of it: of an attractiveness, of its last ten years. */
  double lasting();

  /** What so large a share of places do not exceed, by R's type 7. */
  double percentile(double share);
}

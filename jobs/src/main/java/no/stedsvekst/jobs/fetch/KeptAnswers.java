package no.stedsvekst.jobs.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.fetch.map.Answers;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.raw.Kept;
import no.stedsvekst.jobs.fetch.raw.RawFolder;
import no.stedsvekst.jobs.fetch.stat.JsonStat;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** The answers of this fetch, by the table that they fill something from. */
final class KeptAnswers implements Answers {
  private final RawFolder raw;
  private final Map<Source, List<Kept>> kept = new LinkedHashMap<>();

  KeptAnswers(RawFolder raw) {
    this.raw = raw;
  }

  void add(Source source, List<Kept> answers) {
    kept.put(source, answers);
  }

  List<Kept> of(Source source) {
    return kept.getOrDefault(source, List.of());
  }

  @Override
  public List<Source> sources() {
    return List.copyOf(kept.keySet());
  }

  @Override
  public void each(Source source, Use use) {
    for (Kept answer : of(source)) {
      try (InputStream stream = raw.open(answer)) {
        use.of(JsonStat.data(stream));
      } catch (IOException e) {
        throw FetchRefusals.brokenAnswer(answer.file().toString(), e.getMessage());
      }
    }
  }
}

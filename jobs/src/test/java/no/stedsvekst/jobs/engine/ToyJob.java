package no.stedsvekst.jobs.engine;

import java.util.List;
import java.util.function.Consumer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/**
 * A step that does what a test says.
 *
 * @param name of the job
 * @param parameter all that a user could choose
 * @param reads the tables it reads
 * @param writes the tables it writes
 * @param work what it does
 */
record ToyJob(
    String name,
    String parameter,
    List<TableSpec> reads,
    List<TableSpec> writes,
    Consumer<JobContext> work)
    implements Job<String> {

  @Override
  public Manual manual() {
    return new Manual(name, "does as it is told", "Does as it is told.", "stedsvekst " + name);
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String parameters(Settings settings) {
    return parameter;
  }

  @Override
  public void run(JobContext context, String parameters) {
    work.accept(context);
  }
}

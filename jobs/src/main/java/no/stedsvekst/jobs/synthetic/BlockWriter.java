package no.stedsvekst.jobs.synthetic;

import java.io.Serializable;
import java.util.List;

/**
 * Writes the files of a block of places: within a task, and from the block alone.
 *
 * @param parameters of the country
 * @param files where they go
 */
record BlockWriter(Parameters parameters, LandingFiles files) implements Serializable {

  void write(BlockGeography home, State last, List<BlockYear> years) {
    BlockHistory history = new BlockHistory(parameters, home, last, years);
    new PlaceFiles(history, files).write();
    new PeopleFiles(history, files).write();
    new WorkFiles(history, files).write();
    new OutlookFiles(history, files).write();
  }
}

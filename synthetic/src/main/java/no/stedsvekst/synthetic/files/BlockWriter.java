package no.stedsvekst.synthetic.files;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.synthetic.country.BlockGeography;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.history.BlockHistory;
import no.stedsvekst.synthetic.history.BlockYear;
import no.stedsvekst.synthetic.history.State;

/**
 * Writes the files of a block of places: within a task, and from the block alone.
 *
 * @param parameters of the country
 * @param files where they go
 */
public record BlockWriter(Parameters parameters, LandingFiles files) implements Serializable {

  public void write(BlockGeography home, State last, List<BlockYear> years) {
    BlockHistory history = new BlockHistory(parameters, home, last, years);
    new PlaceFiles(history, files).write();
    new PeopleFiles(history, files).write();
    new WorkFiles(history, files).write();
    new OutlookFiles(history, files).write();
    if (parameters.hasIndicators()) {
      new OccupationFiles(history, files).write();
      new HomeFiles(history, files).write();
    }
  }
}

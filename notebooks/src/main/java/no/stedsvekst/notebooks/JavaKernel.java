package no.stedsvekst.notebooks;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A Jupyter kernel for Java: the cells run in JShell, in this JVM, on this classpath. A cell of
 * {@code /reset} alone forgets all that cells before it have named; what is open stays open.
 */
public final class JavaKernel extends BaseKernel {
  private static final String RESET = "/reset";

  private JShell shell = shell();

  private JavaKernel() {
    Charts.showOn(this::display);
  }

  private static JShell shell() {
    JShell shell = JShell.builder().executionEngine("local").compilerOptions("-proc:none").build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    return shell;
  }

  /** Answers the Jupyter that wrote the connection file. */
  public static void main(String[] arguments) throws Exception {
    // The library tells of every message it handles.
    Logger.getLogger("").setLevel(Level.WARNING);
    String connectionFile = Files.readString(Path.of(arguments[0]));
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(connectionFile));
    new JavaKernel().becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }

  @Override
  public DisplayData eval(String cell) throws Exception {
    if (cell.strip().equals(RESET)) {
      shell.close();
      shell = shell();
      return null;
    }
    String value = null;
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) {
        break; // nothing but comments is left
      }
      if (!next.completeness().isComplete()) {
        throw new IllegalArgumentException("this is not a whole statement: " + rest.strip());
      }
      value = evalSnippet(next.source());
      rest = next.remaining();
    }
    return value == null ? null : new DisplayData(value);
  }

  private String evalSnippet(String source) throws JShellException {
    String value = null;
    for (SnippetEvent event : shell.eval(source)) {
      if (event.status() == Snippet.Status.REJECTED) {
        List<String> problems =
            shell.diagnostics(event.snippet()).map(problem -> problem.getMessage(null)).toList();
        throw new IllegalArgumentException(source.strip() + ": " + String.join("; ", problems));
      }
      if (event.exception() instanceof EvalException thrown) {
        throw thrown;
      }
      boolean isExpression = event.snippet().kind() == Snippet.Kind.EXPRESSION;
      value = isExpression ? event.value() : null;
    }
    return value;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java")
        .fileExtension(".java")
        .build();
  }
}

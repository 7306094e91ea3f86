package no.stedsvekst.sql;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Tuple3;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Brings the functions of the model into any session that is configured with it: {@code
 * spark.sql.extensions=no.stedsvekst.sql.ModelExtensions}. DESCRIBE FUNCTION tells what each does.
 */
public final class ModelExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final String SINCE = "1.0.0";
  private static final String GROUP = "misc_funcs";
  private static final String SOURCE = "scala_udf";

  /** Without settings, as Spark makes it. */
  public ModelExtensions() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (ModelFunction function : ModelFunctions.all()) {
      extensions.injectFunction(
          new Tuple3<>(
              new FunctionIdentifier(function.name()), info(function), new FunctionCall(function)));
    }
    return BoxedUnit.UNIT;
  }

  private static ExpressionInfo info(ModelFunction function) {
    return new ExpressionInfo(
        ModelFunctions.class.getName(),
        null,
        function.name(),
        "_FUNC_" + function.usage().arguments() + " - " + function.usage().text(),
        "",
        "\n    Examples:\n      > " + function.example() + "\n  ",
        "",
        GROUP,
        SINCE,
        "",
        SOURCE);
  }
}

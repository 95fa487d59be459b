import com.sun.source.util.JavacTask;
import java.io.File;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Parses each file, and prints a line for each: its first error as JSON text, or an empty one. */
public class ParseJava {
  public static void main(String[] paths) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    for (String path : paths) {
      var found = new DiagnosticCollector<JavaFileObject>();
      var file = manager.getJavaFileObjects(new File(path));
      ((JavacTask) compiler.getTask(null, manager, found, List.of("-proc:none"), null, file)).parse();
      String problem = found.getDiagnostics().stream()
          .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
          .map(one -> one.getLineNumber() + ": " + one.getMessage(null))
          .findFirst().orElse("");
      System.out.println('"' + problem.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"');
    }
  }
}

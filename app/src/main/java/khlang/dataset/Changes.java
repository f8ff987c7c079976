package khlang.dataset;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who is told, after the commit, that something of the catalogue has changed, and who looks at files before it. */
final class Changes {
    private final List<Consumer<String>> onChange = new CopyOnWriteArrayList<>();
    private final List<Consumer<Resource>> beforeFile = new CopyOnWriteArrayList<>();
    private final List<Consumer<Resource>> onFile = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> onDelete = new CopyOnWriteArrayList<>();

    void onChange(Consumer<String> listener) {
        onChange.add(listener);
    }

    void beforeFile(Consumer<Resource> look) {
        beforeFile.add(look);
    }

    void onFile(Consumer<Resource> listener) {
        onFile.add(listener);
    }

    void onDelete(Consumer<String> listener) {
        onDelete.add(listener);
    }

    void changed(String datasetId) {
        onChange.forEach(listener -> listener.accept(datasetId));
    }

    void look(Resource resource) {
        beforeFile.forEach(look -> look.accept(resource));
    }

    void filed(Resource resource) {
        onFile.forEach(listener -> listener.accept(resource));
    }

    void deleted(String resourceId) {
        onDelete.forEach(listener -> listener.accept(resourceId));
    }
}

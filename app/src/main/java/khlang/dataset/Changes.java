package khlang.dataset;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Who is told, after the commit, that something of the catalogue has changed, and who looks at files before it. */
final class Changes {
    private final List<Consumer<String>> onChange = new CopyOnWriteArrayList<>();
    private final List<Consumer<Resource>> beforeFile = new CopyOnWriteArrayList<>();
    private final List<Consumer<Resource>> beforeReading = new CopyOnWriteArrayList<>();
    private final List<Consumer<Resource>> beforeMode = new CopyOnWriteArrayList<>();
    private final List<Consumer<NewFile>> onConfirm = new CopyOnWriteArrayList<>();
    private final List<Consumer<NewFile>> onReject = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Handle, NewFile>> withFile = new CopyOnWriteArrayList<>();
    private final List<Consumer<NewFile>> onFile = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> onDelete = new CopyOnWriteArrayList<>();

    void onChange(Consumer<String> listener) {
        onChange.add(listener);
    }

    void beforeFile(Consumer<Resource> look) {
        beforeFile.add(look);
    }

    void beforeReading(Consumer<Resource> look) {
        beforeReading.add(look);
    }

    void beforeMode(Consumer<Resource> look) {
        beforeMode.add(look);
    }

    void lookAtMode(Resource resource) {
        beforeMode.forEach(look -> look.accept(resource));
    }

    void onFile(Consumer<NewFile> listener) {
        onFile.add(listener);
    }

    void withFile(BiConsumer<Handle, NewFile> taker) {
        withFile.add(taker);
    }

    void onDelete(Consumer<String> listener) {
        onDelete.add(listener);
    }

    void changed(String datasetId) {
        onChange.forEach(listener -> listener.accept(datasetId));
    }

    void onConfirm(Consumer<NewFile> listener) {
        onConfirm.add(listener);
    }

    void onReject(Consumer<NewFile> listener) {
        onReject.add(listener);
    }

    void rejected(NewFile file) {
        onReject.forEach(listener -> listener.accept(file));
    }

    void confirmed(NewFile file) {
        onConfirm.forEach(listener -> listener.accept(file));
    }

    void look(Resource resource) {
        beforeFile.forEach(look -> look.accept(resource));
    }

    void lookAgain(Resource resource) {
        beforeReading.forEach(look -> look.accept(resource));
    }

    /** A resource takes a file or a link in this transaction. */
    void taken(Handle transaction, NewFile file) {
        withFile.forEach(taker -> taker.accept(transaction, file));
    }

    void filed(NewFile file) {
        onFile.forEach(listener -> listener.accept(file));
    }

    void deleted(String resourceId) {
        onDelete.forEach(listener -> listener.accept(resourceId));
    }
}

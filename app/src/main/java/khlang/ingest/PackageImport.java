package khlang.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.Dataset;
import khlang.dataset.DatasetDraft;
import khlang.dataset.Datasets;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.dataset.Upload;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;

/** Publishes data packages: each becomes the dataset of its name, and may be brought in again at any time. */
public final class PackageImport {
    /** Whoever brings a package in again means it, whatever its files lack. */
    private static final Replacing MEANT = new Replacing(false, "import");

    private final Groups organizations;
    private final Groups groups;
    private final Datasets datasets;
    private final Resources resources;

    public PackageImport(Groups organizations, Groups groups, Datasets datasets, Resources resources) {
        this.organizations = organizations;
        this.groups = groups;
        this.datasets = datasets;
        this.resources = resources;
    }

    /**
     * Publishes the package in {@code folder}, or those in the folders in it, after the organizations and groups of its
     * {@code catalog.json}. What cannot be published is told and hinders nothing else. A file that is kept already, and
     * is to be read as before, is not loaded again.
     *
     * @throws Problem where there is no package
     */
    public ImportReport run(Actor actor, Path folder) {
        List<Path> folders = packages(folder);
        if (folders.isEmpty()) {
            throw Problem.notFound("ingest.package.none", folder);
        }
        List<ImportReport.Line> lines = new ArrayList<>();
        CatalogFile catalog = CatalogFile.in(folder);
        Map<String, List<Phrase>> reasons = catalog.write(actor, organizations, groups);
        if (!reasons.isEmpty()) {
            lines.add(refused(catalog.name(), reasons));
        }
        for (Path found : folders) {
            lines.add(line(actor, found));
        }
        return new ImportReport(lines);
    }

    private static List<Path> packages(Path folder) {
        if (DataPackage.in(folder)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(DataPackage::in).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for data packages in " + folder, e);
        }
    }

    private ImportReport.Line line(Actor actor, Path folder) {
        String name = String.valueOf(folder.getFileName());
        try {
            DataPackage described = DataPackage.read(folder);
            name = described.name();
            Map<String, List<Phrase>> faults = faults(described);
            return faults.isEmpty() ? publish(actor, described) : refused(name, faults);
        } catch (Problem problem) {
            return refused(name, ImportReport.reasons(problem));
        }
    }

    private static ImportReport.Line refused(String name, Map<String, List<Phrase>> reasons) {
        return new ImportReport.Line(name, ImportReport.Outcome.REFUSED, 0, reasons);
    }

    /** What is wrong with the files that it names; looked for before anything is written. */
    private static Map<String, List<Phrase>> faults(DataPackage described) {
        Map<String, List<Phrase>> faults = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (PackageResource resource : described.resources()) {
            if (!names.add(resource.name())) {
                faults.put(resource.name(), List.of(Phrase.of("ingest.package.twice", resource.name())));
                continue;
            }
            try {
                if (!resource.link()) {
                    resource.file();
                }
            } catch (Problem problem) {
                faults.put(resource.name(), ImportReport.phrases(problem));
            }
        }
        return faults;
    }

    private ImportReport.Line publish(Actor actor, DataPackage described) {
        Map<String, List<Phrase>> reasons = new LinkedHashMap<>();
        Optional<Dataset> before = datasets.find(described.name()).filter(dataset -> !dataset.deleted());
        Dataset dataset = dataset(actor, described, before, reasons);
        ImportReport.Outcome outcome = before.isPresent() ? ImportReport.Outcome.UPDATED : ImportReport.Outcome.CREATED;
        if (!reasons.isEmpty()) {
            outcome = ImportReport.Outcome.INCOMPLETE;
        }
        Map<String, List<Phrase>> left = unknownGroups(described);
        int files = 0;
        for (PackageResource resource : described.resources()) {
            try {
                files += resource(actor, dataset, resource) ? 1 : 0;
            } catch (Problem problem) {
                left.put(resource.name(), ImportReport.phrases(problem));
            }
        }
        deleteOthers(actor, dataset, described);
        reasons.putAll(left);
        return new ImportReport.Line(
                described.name(), left.isEmpty() ? outcome : ImportReport.Outcome.PARTLY, files, reasons);
    }

    private Map<String, List<Phrase>> unknownGroups(DataPackage described) {
        List<Phrase> unknown = described.groups().stream()
                .filter(name -> groups.find(name).isEmpty())
                .map(name -> Phrase.of("ingest.package.no_group", name))
                .toList();
        return unknown.isEmpty() ? new LinkedHashMap<>() : new LinkedHashMap<>(Map.of("groups", unknown));
    }

    /** What the package brought once and names no more goes; what people have added stays. */
    private void deleteOthers(Actor actor, Dataset dataset, DataPackage described) {
        Set<String> names =
                described.resources().stream().map(PackageResource::name).collect(Collectors.toSet());
        for (Resource resource : resources.of(dataset.id())) {
            Object name = resource.extras().get(PackageResource.NAME);
            if (name != null && !names.contains(name.toString())) {
                resources.delete(actor, resource.id());
            }
        }
    }

    /** The dataset, public where nothing is missing and else private. */
    private Dataset dataset(
            Actor actor, DataPackage described, Optional<Dataset> before, Map<String, List<Phrase>> reasons) {
        String organization =
                organizations.find(described.organization()).map(Group::name).orElse(null);
        List<String> known = described.groups().stream()
                .filter(name -> groups.find(name).isPresent())
                .toList();
        try {
            return write(actor, before, described.draft(false, organization, known));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.VALIDATION) {
                throw problem;
            }
            reasons.putAll(problem.fields());
            if (organization == null && !described.organization().isEmpty()) {
                reasons.put(
                        "owner_org", List.of(Phrase.of("ingest.package.no_organization", described.organization())));
            }
            return write(actor, before, described.draft(true, organization, known));
        }
    }

    private Dataset write(Actor actor, Optional<Dataset> before, DatasetDraft draft) {
        return before.isPresent() ? datasets.patch(actor, before.get().id(), draft) : datasets.create(actor, draft);
    }

    /** Writes a resource and says whether its file is to be loaded: because it is new, or to be read in another way. */
    private boolean resource(Actor actor, Dataset dataset, PackageResource described) {
        Optional<Resource> before = resources.of(dataset.id()).stream()
                .filter(resource -> described.name().equals(resource.extras().get(PackageResource.NAME)))
                .findFirst();
        if (described.link()) {
            write(actor, dataset, before, described.draft());
            return false;
        }
        Path file = described.file();
        ResourceDraft draft = described.draft();
        boolean sameTypes = before.map(FieldSchema::types)
                .filter(FieldSchema.types(draft.extras())::equals)
                .isPresent();
        if (sameTypes && FileHash.of(file).equals(before.get().fileHash())) {
            resources.update(actor, before.get().id(), draft);
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            Upload upload = new Upload(described.fileName(), bytes);
            write(actor, dataset, before, draft.withUpload(upload).withReplacing(MEANT));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private void write(Actor actor, Dataset dataset, Optional<Resource> before, ResourceDraft draft) {
        if (before.isPresent()) {
            resources.update(actor, before.get().id(), draft);
        } else {
            resources.create(actor, dataset.id(), draft);
        }
    }
}

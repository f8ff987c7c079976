package khlang.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the text of one cell for what should not stand in it. */
interface TextCheck {
    /** What the cell was probably meant to be; null where nothing is wrong with it. The table keeps the cell as it came. */
    @Nullable
    String mended(String cell);

    /** Cells that it finds and cells that it lets be. */
    List<Sample> samples();
}

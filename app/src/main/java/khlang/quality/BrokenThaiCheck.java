package khlang.quality;

import java.util.List;
import khlang.thai.BrokenThai;
import org.jspecify.annotations.Nullable;

/** Thai as copying from PDF files breaks it: vowels in two parts or half lost, letters of old fonts. */
final class BrokenThaiCheck implements TextCheck {
    @Override
    public @Nullable String mended(String cell) {
        @Nullable String mended = BrokenThai.mended(cell);
        return mended == null && BrokenThai.isBroken(cell) ? "" : mended;
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("จํานวน", "จำนวน"),
                Sample.wrong("นํ้า", "น้ำ"),
                Sample.wrong("น้ํา", "น้ำ"),
                Sample.wrong("จ านวน", "จำนวน"),
                Sample.wrong("ด าเนินการ", "ดำเนินการ"),
                Sample.wrong("ที\uF70Aดิน", "ที่ดิน"),
                Sample.wrong("ที ่ดิน", "ที่ดิน"),
                Sample.wrong("จัดท าแผนงาน", "จัดทำแผนงาน"),
                Sample.wrong("ลุ่มน้ าต่ ากว่า", "ลุ่มน้ำต่ำกว่า"),
                Sample.wrong("ต่ างๆ", "ต่างๆ"),
                Sample.wrong("เสริมสร้ า ง", "เสริมสร้าง"),
                Sample.wrong("ก ารศึกษา", ""),
                Sample.wrong("สร้ างสรรค์", ""),
                Sample.right("จำนวน น้ำ"),
                Sample.right("กา ดำ"));
    }
}

package khlang.quality;

import java.util.List;
import khlang.thai.BrokenThai;
import org.jspecify.annotations.Nullable;

/** Thai as copying from PDF files breaks it: vowels in two parts or half lost, letters of old fonts. */
final class BrokenThaiCheck implements TextCheck {
    @Override
    public @Nullable String mended(String cell) {
        if (BrokenThai.mended(cell) == null && !BrokenThai.isBroken(cell)) {
            return null;
        }
        @Nullable String repaired = BrokenThai.repaired(cell);
        return repaired == null ? "" : repaired;
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
                Sample.wrong("เหลื่อมล้ าสม่ าเสมอ", "เหลื่อมล้ำสม่ำเสมอ"),
                Sample.wrong("ค าน าหน้า", "คำนำหน้า"),
                Sample.wrong("ใหม ่ ส ี บ ้าน ห ้อง", "ใหม่ สี บ้าน ห้อง"),
                Sample.wrong("ก ารศึกษา", ""),
                Sample.wrong("เพ ่อ", ""),
                Sample.wrong("บริษัท า", ""),
                Sample.wrong("ต าราง", ""),
                Sample.wrong("ข้างหน้ า", ""),
                Sample.wrong("ราค าขอ", ""),
                Sample.wrong("กระต่ าย", "กระต่าย"),
                Sample.wrong("จ าน วน", ""),
                Sample.wrong("สร้ างสรรค์", ""),
                Sample.wrong("น ้ามัน", "น้ำมัน"),
                Sample.wrong("แม่น ้า", "แม่น้ำ"),
                Sample.wrong("ไอน ้า", "ไอน้ำ"),
                Sample.wrong("ต ่ากว่า", "ต่ำกว่า"),
                Sample.wrong("ค ้าประกัน", "ค้ำประกัน"),
                Sample.wrong("ซ ้าซ ้อน", "ซ้ำซ้อน"),
                Sample.wrong("รถคว ่า", "รถคว่ำ"),
                Sample.wrong("หน ้า ค ่า กว ่า สินค ้า ต ่าง ซ ้าย", "หน้า ค่า กว่า สินค้า ต่าง ซ้าย"),
                Sample.wrong("จ านวนพ้ืนที่", "จำนวนพื้นที่"),
                Sample.wrong("ถ ้าหลวง", ""),
                Sample.wrong("ล ้าสมัย", ""),
                Sample.wrong("ช ้า", ""),
                Sample.wrong("ค ้า", ""),
                Sample.wrong("จ ำนวนผู้ป่วย ส ำนัก", "จำนวนผู้ป่วย สำนัก"),
                Sample.wrong("ประจ ำปี ก ำหนด ต ่ำ", "ประจำปี กำหนด ต่ำ"),
                Sample.wrong("จำ นวน สำ นัก", "จำนวน สำนัก"),
                Sample.wrong("นำ้ประปา ซำ้", "น้ำประปา ซ้ำ"),
                Sample.wrong("ทำ่อากาศยาน", ""),
                Sample.wrong("หนำ้", ""),
                Sample.wrong("น ำ", ""),
                Sample.right("ประจำ เป็นปี"),
                Sample.right("ทำ งานบ้าน"),
                Sample.right("จำนวน น้ำ"),
                Sample.right("กา ดำ"));
    }
}

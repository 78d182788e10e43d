/* What the keys of a US keyboard type on this machine's layouts: those of 0 to 9, '-', ';' and a to z,
 * without and with shift; "∅" types nothing by itself. Source: xkb-data 2.35.1, read with libxkbcommon. */
#ifndef TESTS_APP_LAYOUTS_H
#define TESTS_APP_LAYOUTS_H

static const struct layout {
    const char *name;
    const char *plain;
    const char *shifted;
} layouts[] = {
    {"US", "0 1 2 3 4 5 6 7 8 9 - ; a b c d e f g h i j k l m n o p q r s t u v w x y z",
     ") ! @ # $ % ^ & * ( _ : A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
    {"UK", "0 1 2 3 4 5 6 7 8 9 - ; a b c d e f g h i j k l m n o p q r s t u v w x y z",
     ") ! \" £ $ % ^ & * ( _ : A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
    {"French", "à & é \" ' ( - è _ ç ) m q b c d e f g h i j k l , n o p a r s t u v z x y w",
     "0 1 2 3 4 5 6 7 8 9 ° M Q B C D E F G H I J K L ? N O P A R S T U V Z X Y W"},
    {"German", "0 1 2 3 4 5 6 7 8 9 ß ö a b c d e f g h i j k l m n o p q r s t u v w x z y",
     "= ! \" § $ % & / ( ) ? Ö A B C D E F G H I J K L M N O P Q R S T U V W X Z Y"},
    {"Russian", "0 1 2 3 4 5 6 7 8 9 - ж ф и с в у а п р ш о л д ь т щ з й к ы е г м ц ч н я",
     ") ! \" № ; % : ? * ( _ Ж Ф И С В У А П Р Ш О Л Д Ь Т Щ З Й К Ы Е Г М Ц Ч Н Я"},
    {"Greek", "0 1 2 3 4 5 6 7 8 9 - ∅ α β ψ δ ε φ γ η ι ξ κ λ μ ν ο π ; ρ σ τ θ ω ς χ υ ζ",
     ") ! @ # $ % ^ & * ( _ ∅ Α Β Ψ Δ Ε Φ Γ Η Ι Ξ Κ Λ Μ Ν Ο Π : Ρ Σ Τ Θ Ω Σ Χ Υ Ζ"},
    {"Arabic", "0 1 2 3 4 5 6 7 8 9 - ك ش ﻻ ؤ ي ث ب ل ا ه ت ن م ة ى خ ح ض ق س ف ع ر ص ء غ ئ",
     "( ! @ # $ % ^ & * ) _ : ِ ﻵ } ] ُ [ ﻷ أ ÷ ـ ، / ' آ × ؛ َ ٌ ٍ ﻹ ` { ً ْ إ ~"},
    {"Arabic with its own digits",
     "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ - ك ش ﻻ ؤ ي ث ب ل ا ه ت ن م ة ى خ ح ض ق س ف ع ر ص ء غ ئ",
     "( ! @ # $ ٪ ^ & * ) _ : ِ ﻵ } ] ُ [ ﻷ أ ÷ ـ ، / ' آ × ؛ َ ٌ ٍ ﻹ ` { ً ْ إ ~"},
    {"Bengali", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯ - ; ৃ ন ে ি ড ব ্ া হ ক ত দ ম স গ ড় ঙ প ু ট জ র য ো চ ঁ",
     ") ! @ # $ % ^ & * ( _ : ৗ ণ ৈ ী ঢ ভ । অ ঞ খ থ ধ শ ষ ঘ ঢ় ং ফ ূ ঠ ঝ ল য় ৌ ছ ঃ"},
    {"Bengali, Probhat", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯ - ; া ব চ ড ী ত গ হ ি জ ক ল ম ন ও প দ র স ট ু আ ূ শ এ য়",
     ") ! @ # ৳ % ^ ঞ ৎ ( _ : অ ভ ছ ঢ ঈ থ ঘ ঃ ই ঝ খ ং ঙ ণ ঔ ফ ধ ড় ষ ঠ উ ঋ ঊ ঢ় ঐ য"},
};

#endif

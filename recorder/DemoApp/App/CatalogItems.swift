// The shop's 128 products: name, amount and origin, price in cents, picture, colour.

extension Catalog {
    typealias Row = (String, String, Int, ProductArt.Kind, UInt32)

    static let items: [(String, [Row])] = [
        ("Fruit", fruit), ("Vegetables", vegetables), ("Bakery", bakery), ("Dairy & Eggs", dairy),
        ("Pantry", pantry), ("Drinks", drinks), ("Snacks", snacks), ("Home", home),
    ]

    private static let fruit: [Row] = [
        ("Elstar apples", "1 kg · Altes Land", 329, .round, 0xD9423A),
        ("Conference pears", "1 kg · Lake Constance", 379, .pear, 0xA9B83F),
        ("Wild blueberries", "250 g · Sweden", 449, .berries, 0x4A5BB5),
        ("Blood oranges", "1.5 kg · Sicily", 519, .round, 0xE8692C),
        ("Raspberries", "200 g · this morning", 399, .berries, 0xD63C63),
        ("Fairtrade bananas", "6 pieces · Ecuador", 219, .crescent, 0xF2C437),
        ("Flat peaches", "4 pieces · Provence", 359, .round, 0xF2926B),
        ("Purple figs", "5 pieces · Smyrna", 429, .pear, 0x6C4A86),
        ("Amalfi lemons", "4 pieces · unwaxed", 299, .lemon, 0xF4D03F),
        ("Charentais melon", "about 900 g", 489, .round, 0xE7B35A),
        ("Seedless grapes", "500 g · Puglia", 349, .berries, 0x7BA143),
        ("Kiwi gold", "6 pieces · Latina", 389, .lemon, 0xA58A3C),
        ("Strawberries", "500 g · field grown", 499, .heart, 0xE23744),
        ("Clementines", "1 kg · with leaves", 339, .round, 0xF08A24),
        ("Passion fruit", "3 pieces", 279, .round, 0x5E3A5C),
        ("Pink Lady apples", "6 pieces", 399, .round, 0xE55B7A),
    ]

    private static let vegetables: [Row] = [
        ("Vine tomatoes", "500 g · Reichenau", 289, .round, 0xDE3B2F),
        ("Bunch of carrots", "with greens", 199, .root, 0xEF7E2E),
        ("Mini cucumbers", "4 pieces", 189, .long, 0x4F8F46),
        ("Hokkaido pumpkin", "about 1.2 kg", 319, .round, 0xE5702A),
        ("Baby spinach", "200 g · washed", 229, .leaves, 0x3E8E4E),
        ("Red onions", "1 kg net", 159, .round, 0x8E3B63),
        ("Sweet potatoes", "1 kg", 279, .lemon, 0xC46A3F),
        ("Romaine hearts", "2 pieces", 219, .leaves, 0x6FAE4B),
        ("Green asparagus", "500 g · Beelitz", 549, .stalks, 0x5E9A4C),
        ("Pointed peppers", "3 pieces · red", 269, .crescent, 0xCF2F2A),
        ("New potatoes", "1.5 kg · firm", 249, .lemon, 0xD8B36A),
        ("Chestnut mushrooms", "250 g", 199, .mushroom, 0xA9764F),
        ("Fennel", "1 bulb", 149, .leaves, 0x9CC587),
        ("Beetroot", "500 g · cooked", 189, .round, 0x7E2547),
        ("Basil in a pot", "organic", 199, .plant, 0x4C9F50),
        ("Garlic", "3 bulbs · smoked", 239, .round, 0xD9CBB5),
    ]

    private static let bakery: [Row] = [
        ("Sourdough country loaf", "750 g · wheat and rye", 489, .loaf, 0xB9743A),
        ("Butter croissants", "3 pieces", 420, .crescent, 0xD99A4E),
        ("Seeded rolls", "4 pieces", 280, .round, 0xB98249),
        ("Baguette tradition", "250 g", 210, .long, 0xCF9350),
        ("Cinnamon knots", "2 pieces", 390, .cookie, 0xA8653A),
        ("Rye crispbread", "240 g", 299, .box, 0x8C6A45),
        ("Brioche", "400 g · sliced", 459, .loaf, 0xE0A355),
        ("Focaccia", "with rosemary", 520, .tray, 0xD8A75C),
        ("Pretzels", "2 pieces · salted", 240, .cookie, 0x8A4B26),
        ("Walnut bread", "500 g", 439, .loaf, 0x8F5A34),
        ("Apple turnover", "1 piece", 260, .crescent, 0xCF8B44),
        ("Pumpkin seed loaf", "500 g", 459, .loaf, 0x6E5433),
        ("Pita", "5 pieces", 199, .round, 0xE3C592),
        ("Lemon tart", "for two", 690, .cheese, 0xF3D45B),
        ("Plum cake", "2 slices", 580, .tray, 0x7C4368),
        ("Oat cookies", "200 g", 349, .cookie, 0xC08A52),
    ]

    private static let dairy: [Row] = [
        ("Hay milk", "1 l · 3.8 %", 189, .bottle, 0x6FA8DC),
        ("Free-range eggs", "10 pieces", 379, .eggs, 0xE3BD94),
        ("Farm butter", "250 g · salted", 339, .tray, 0xF3D886),
        ("Mountain cheese", "aged 12 months · 200 g", 559, .cheese, 0xE7B93C),
        ("Greek yoghurt", "500 g · 10 %", 299, .cup, 0x4D86C6),
        ("Mozzarella di bufala", "125 g", 289, .round, 0xE9E4D8),
        ("Oat drink barista", "1 l", 229, .carton, 0xC9A66B),
        ("Goat cheese", "150 g · ash", 449, .cheese, 0xD8D2C4),
        ("Cream", "200 g · 32 %", 149, .cup, 0xD98CA5),
        ("Skyr", "400 g · plain", 219, .cup, 0x3F6FA8),
        ("Parmigiano", "24 months · 180 g", 649, .cheese, 0xDDB04A),
        ("Kefir", "500 ml", 179, .bottle, 0x7BB98D),
        ("Ricotta", "250 g", 239, .cup, 0xB9CF9A),
        ("Feta", "200 g · in brine", 329, .tray, 0xE6E9EC),
        ("Buttermilk", "500 ml", 119, .carton, 0x5AA6A1),
        ("Smoked scamorza", "220 g", 419, .pear, 0xC98F4B),
    ]

    private static let pantry: [Row] = [
        ("Spaghetti no. 5", "500 g · bronze cut", 219, .box, 0x2E5FA3),
        ("Olive oil", "500 ml · Kalamata", 1190, .bottle, 0x7C8F32),
        ("San Marzano tomatoes", "400 g", 199, .can, 0xC8322B),
        ("Basmati rice", "1 kg", 429, .bag, 0x3D7F6E),
        ("Acacia honey", "250 g", 649, .jar, 0xE2A93B),
        ("Red lentils", "500 g", 249, .bag, 0xD9673A),
        ("Chickpeas", "400 g", 129, .can, 0xC7A65B),
        ("Fleur de sel", "125 g · Guérande", 589, .jar, 0x9DB4C4),
        ("Peanut butter", "crunchy · 330 g", 379, .jar, 0xB57B3E),
        ("Dark soy sauce", "250 ml", 319, .bottle, 0x5A3325),
        ("Flour type 550", "1 kg", 139, .bag, 0xD8C49A),
        ("Apricot jam", "340 g · low sugar", 429, .jar, 0xEE9440),
        ("Black pepper", "whole · 60 g", 349, .jar, 0x4B4B4F),
        ("Coconut milk", "400 ml", 189, .can, 0x4FA77B),
        ("Muesli no. 3", "750 g · nuts", 549, .box, 0xB9772F),
        ("Dijon mustard", "200 ml", 239, .jar, 0xD9B23A),
    ]

    private static let drinks: [Row] = [
        ("Cloudy apple juice", "1 l · old orchards", 279, .bottle, 0xD9A334),
        ("House espresso", "500 g · whole bean", 1290, .bag, 0x5B3A29),
        ("Sparkling water", "6 × 0.75 l", 449, .bottle, 0x4FA3D1),
        ("Ginger shot", "3 × 60 ml", 549, .bottle, 0xE5B53B),
        ("Darjeeling first flush", "100 g", 890, .box, 0x7A9A4C),
        ("Rhubarb spritz", "330 ml", 199, .can, 0xE0708B),
        ("Cold brew", "250 ml · black", 329, .can, 0x3D2B24),
        ("Tomato juice", "0.7 l", 249, .bottle, 0xC33A2B),
        ("Peppermint tea", "20 bags", 269, .box, 0x4BA38B),
        ("Alcohol-free pilsner", "6 × 0.33 l", 629, .bottle, 0xD2A63C),
        ("Elderflower syrup", "500 ml", 579, .bottle, 0xC9D36B),
        ("Kombucha", "original · 0.5 l", 349, .bottle, 0xC58A3F),
        ("Hot chocolate", "250 g · 60 %", 479, .can, 0x6A3F2C),
        ("Grape juice", "1 l · red", 319, .bottle, 0x6B2F5B),
        ("Iced peach tea", "0.5 l", 189, .carton, 0xE89B5A),
        ("Matcha", "30 g · Uji", 1590, .jar, 0x7FA650),
    ]

    private static let snacks: [Row] = [
        ("Sea salt crisps", "150 g · kettle", 249, .bag, 0x3B7DB8),
        ("Dark chocolate 72 %", "100 g · Peru", 349, .bar, 0x4A2C22),
        ("Roasted almonds", "200 g", 429, .bag, 0xB9783E),
        ("Hazelnut wafers", "175 g", 269, .box, 0xC18A4E),
        ("Rice crackers", "120 g · tamari", 219, .bag, 0x8A5B3A),
        ("Milk chocolate", "100 g · caramel", 329, .bar, 0x9A6238),
        ("Salted popcorn", "90 g", 199, .bag, 0xE5C24B),
        ("Fruit gums", "200 g · no gelatine", 229, .bag, 0xD8456B),
        ("Gherkins", "330 g · dill", 259, .jar, 0x6E8F3B),
        ("Olives with lemon", "180 g", 349, .jar, 0x7B8A45),
        ("Shortbread", "150 g · butter", 389, .cookie, 0xE0B36A),
        ("Trail mix", "250 g", 399, .bag, 0x6B7F3F),
        ("White chocolate", "100 g · raspberry", 359, .bar, 0xE9C7B5),
        ("Corn cakes", "130 g", 179, .cookie, 0xE8C860),
        ("Dried mango", "120 g · unsulphured", 459, .bag, 0xEFA23A),
        ("Liquorice", "150 g · salty", 249, .box, 0x2F2F36),
    ]

    private static let home: [Row] = [
        ("Soy candle", "fig · 30 h", 1490, .candle, 0x8C9A6B),
        ("Dish brush", "beech and agave", 549, .long, 0xC39A66),
        ("Olive soap", "100 g", 390, .tray, 0x8FA36A),
        ("Linen cloths", "set of 2", 1290, .tray, 0x9FB3C8),
        ("Laundry sheets", "32 washes", 990, .box, 0x5FA8C8),
        ("Compost bags", "20 × 10 l", 299, .box, 0x6B8F4E),
        ("Glass jar", "0.75 l · clip top", 490, .jar, 0x9CC3CF),
        ("Matches", "long · 50", 250, .box, 0xC8503B),
        ("Beeswax wraps", "3 sizes", 1690, .tray, 0xE3B85A),
        ("Fern in a pot", "about 25 cm", 1290, .plant, 0x4E8F58),
        ("Hand wash", "500 ml · refill", 690, .bottle, 0xB58FB8),
        ("Sponge", "cellulose · 3", 320, .tray, 0xE7C34F),
        ("Wooden spoon", "cherry", 890, .long, 0xA4643A),
        ("Tulips", "bunch of 10", 790, .plant, 0xE2557B),
        ("Tote bag", "cotton · large", 990, .bag, 0xD9CDB5),
        ("Notebook", "dotted · A5", 1190, .box, 0x37506B),
    ]
}
